package io.sluice.ejb.threshold;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** One look in a transaction of its own, so that many are many small ones. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class LimitTransaction {

    @Inject
    private LimitEnforcer enforcer;

    @SuppressWarnings("NullAway.Init")
    protected LimitTransaction() {}

    /** As {@link LimitEnforcer#enforce()}. */
    public int enforce() {
        return enforcer.enforce();
    }

    /** As {@link LimitEnforcer#turnQuotas()}. */
    public int turnQuotas() {
        return enforcer.turnQuotas();
    }
}
