package io.sluice.ejb.overview;

import io.sluice.subscriber.TenantScope;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The network at a glance, counted at most once in {@link #LIFE} for each tenant, however many people look at it. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Overviews {
    static final Duration LIFE = Duration.ofSeconds(5);

    @EJB
    private OverviewQueries queries;

    @Inject
    private Clock clock;

    private final Map<TenantScope, Overview> known = new ConcurrentHashMap<>();

    @SuppressWarnings("NullAway.Init")
    protected Overviews() {}

    Overviews(OverviewQueries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    /** At most {@link #LIFE} old. Whoever asks while it is being counted waits for the same count. */
    public Overview overview(TenantScope scope) {
        Instant now = clock.instant();
        known.values().removeIf(overview -> isOld(overview, now.minus(LIFE)));
        return known.compute(
                scope, (who, last) -> last == null || isOld(last, now) ? queries.overview(scope, now) : last);
    }

    private static boolean isOld(Overview overview, Instant now) {
        return !now.isBefore(overview.at().plus(LIFE));
    }
}
