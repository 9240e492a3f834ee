package io.sluice.ejb.threshold;

import io.sluice.ejb.platform.DueWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** What is due of limits by the business clock, for whoever puts it ahead. */
@ApplicationScoped
public class DueLimits implements DueWork {

    private LimitEnforcer enforcer;

    @SuppressWarnings("NullAway.Init")
    protected DueLimits() {}

    @Inject
    DueLimits(LimitEnforcer enforcer) {
        this.enforcer = enforcer;
    }

    @Override
    public String name() {
        return "limits";
    }

    @Override
    public boolean isDoneUntil(Instant businessTime) {
        return enforcer.isDoneUntil(businessTime);
    }
}
