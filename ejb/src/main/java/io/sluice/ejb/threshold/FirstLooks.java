package io.sluice.ejb.threshold;

import io.sluice.ejb.platform.BusinessClock;
import io.sluice.ejb.service.CurrentServices;
import io.sluice.threshold.FirstLook;

/** {@link LimitedStarts} by the business clock, the current services and the quotas in memory. */
public final class FirstLooks implements LimitedStarts {

    private final BusinessClock business;
    private final CurrentServices services;
    private final KnownQuotas quotas;

    public FirstLooks(BusinessClock business, CurrentServices services, KnownQuotas quotas) {
        this.business = business;
        this.services = services;
        this.quotas = quotas;
    }

    @Override
    public FirstLook look() {
        return new FirstLook(business.ahead().toNanos() / 1_000, services.lowestMark());
    }

    @Override
    public long quotaOf(long subscriberId, String activation) {
        return quotas.idOf(subscriberId, activation);
    }
}
