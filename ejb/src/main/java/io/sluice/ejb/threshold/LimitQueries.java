package io.sluice.ejb.threshold;

import io.sluice.ejb.platform.BusinessClock;
import io.sluice.ejb.platform.Criteria;
import io.sluice.ejb.platform.Page;
import io.sluice.ejb.platform.PageRequest;
import io.sluice.service.ServiceLimits;
import io.sluice.session.ServiceSession;
import io.sluice.session.ServiceState;
import io.sluice.subscriber.TenantScope;
import io.sluice.threshold.LimitEvent;
import io.sluice.threshold.LimitKeeping;
import io.sluice.threshold.LimitKind;
import io.sluice.threshold.LimitProgress;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads limits and what happened with them, never more than the caller's tenant may see. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class LimitQueries {

    private static final String SERVICE = "select s, s.id from ServiceSession s";
    private static final String EVENTS = "select e, n.name from LimitEvent e left join Nas n on n.id = e.nasId";

    /** JunosE compares volumes so often. */
    private static final long CHECK_SECONDS = 10;

    @PersistenceContext(unitName = "sluice")
    private EntityManager entities;

    @Inject
    private LimitPolicy policy;

    @Inject
    private BusinessClock business;

    @SuppressWarnings("NullAway.Init")
    protected LimitQueries() {}

    LimitQueries(EntityManager entities, LimitPolicy policy, BusinessClock business) {
        this.entities = entities;
        this.policy = policy;
        this.business = business;
    }

    /** Events, newest first. */
    public Page<LimitEventView> events(LimitEventFilter filter, TenantScope scope, PageRequest page) {
        Criteria criteria = new Criteria(EVENTS)
                .equal("e.login", filter.login())
                .equal("n.name", filter.nas())
                .equal("e.kind", filter.kind())
                .within(scope, "e.subscriberId")
                .lessThan("e.id", page.afterId());
        return Page.of(
                viewed(criteria.list(entities, "e.id desc", page.limit() + 1)),
                page.limit(),
                view -> view.event().id().toString());
    }

    /** Empty if there is no such service session, or it is not to be seen. */
    public Optional<LimitsView> limits(UUID serviceSession, TenantScope scope) {
        return new Criteria(SERVICE)
                .equal("s.id", serviceSession).within(scope, "s.subscriberId").list(entities, "s.id", 1).stream()
                        .map(row -> limits((ServiceSession) row[0], scope))
                        .findFirst();
    }

    private LimitsView limits(ServiceSession service, TenantScope scope) {
        LimitKeeping keeping = policy.keeping(service.nasId(), service.serviceVersionId());
        ServiceLimits limits = new ServiceLimits(
                service.timeoutSeconds(), service.volumeMegabytes(), service.statistics(), service.interimSeconds());
        Criteria events =
                new Criteria(EVENTS).equal("e.serviceSessionId", service.id()).within(scope, "e.subscriberId");
        return new LimitsView(
                service.id(),
                service.activation(),
                keeping,
                policy.onLimit(service.serviceVersionId()),
                limits.areInert(),
                limits.timeLimit() > 0
                        ? new LimitProgress(LimitKind.TIME, secondsOf(service), limits.timeLimit())
                        : null,
                endsAt(service, limits),
                limits.volumeLimit() > 0
                        ? new LimitProgress(
                                LimitKind.VOLUME,
                                keeping.counted().of(service.inputOctets(), service.outputOctets()),
                                keeping.octets(limits.volumeLimit()))
                        : null,
                accuracy(keeping, limits),
                viewed(events.list(entities, "e.id desc", PageRequest.MAX_LIMIT)));
    }

    /** While it runs, what has passed by the business clock; afterwards, what its NAS told. */
    private long secondsOf(ServiceSession service) {
        Instant since = service.limitedSince();
        boolean runs = service.state().code() < ServiceState.STOPPED.code();
        long passed = since != null && runs
                ? Math.max(0, Duration.between(since, business.instant()).toSeconds())
                : 0;
        return Math.max(passed, service.sessionTime());
    }

    private static @Nullable Instant endsAt(ServiceSession service, ServiceLimits limits) {
        Instant since = service.limitedSince();
        return since == null || !limits.limitsTime() ? null : since.plusSeconds(limits.timeLimit());
    }

    /** Sluice hears of a volume with the next interim record; null if none is told. */
    private static @Nullable Long accuracy(LimitKeeping keeping, ServiceLimits limits) {
        if (keeping.byNas()) {
            return CHECK_SECONDS;
        }
        Long interim = limits.interimSeconds();
        return interim == null || interim == 0 ? null : interim + CHECK_SECONDS;
    }

    private static List<LimitEventView> viewed(List<Object[]> rows) {
        return rows.stream()
                .map(row -> new LimitEventView((LimitEvent) row[0], (String) row[1]))
                .toList();
    }
}
