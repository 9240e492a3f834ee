package io.sluice.ejb.usage;

import io.sluice.accounting.LimitForecast;
import io.sluice.accounting.UsageHour;
import io.sluice.ejb.session.ServiceSessionView;
import io.sluice.nas.DialectName;
import io.sluice.session.ServiceState;
import io.sluice.subscriber.TenantScope;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Guesses when running services will come to their limits, from what their subscribers used in the last hours. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class LimitForecasts {

    private static final Duration OF_LATE = Duration.ofHours(3);
    private static final int MOST_HOURS = 500;

    @PersistenceContext(unitName = "sluice")
    private EntityManager entities;

    @EJB
    private UsageQueries usage;

    @SuppressWarnings("NullAway.Init")
    protected LimitForecasts() {}

    LimitForecasts(EntityManager entities, UsageQueries usage) {
        this.entities = entities;
        this.usage = usage;
    }

    /** Nothing for one that does not run, or has no limit. */
    public LimitForecast of(ServiceSessionView service, TenantScope scope) {
        Instant startedAt = service.startedAt();
        boolean limited = isSet(service.timeoutSeconds()) || isSet(service.volumeMegabytes());
        boolean runs = service.state() == ServiceState.ACTIVE || service.state() == ServiceState.DEACTIVATING;
        if (!runs || !limited || startedAt == null) {
            return LimitForecast.NONE;
        }
        boolean outputOnly =
                dialect(service.nas()).filter(DialectName.ERX::equals).isPresent();
        Instant lastSeenAt = service.lastSeenAt();
        Instant from = UsageHour.beginningOf(UsageHour.numberOf(lastSeenAt.minus(OF_LATE)));
        Instant begun = startedAt.isAfter(from) ? startedAt : from;
        long counted = service.outputOctets() + (outputOnly ? 0 : service.inputOctets());
        return LimitForecast.of(
                new LimitForecast.Course(
                        startedAt,
                        lastSeenAt,
                        counted,
                        recent(service, from, outputOnly, scope),
                        Duration.between(begun, lastSeenAt)),
                service.timeoutSeconds(),
                service.volumeMegabytes());
    }

    private static boolean isSet(@Nullable Long limit) {
        return limit != null && limit > 0;
    }

    private long recent(ServiceSessionView service, Instant from, boolean outputOnly, TenantScope scope) {
        Long subscriberId = service.subscriberId();
        return subscriberId == null
                ? 0
                : usage.ofSubscriber(subscriberId, from, null, scope, MOST_HOURS).stream()
                        .filter(hour -> service.activation().equals(hour.service()))
                        .mapToLong(hour -> hour.used().outputOctets()
                                + (outputOnly ? 0 : hour.used().inputOctets()))
                        .sum();
    }

    private Optional<DialectName> dialect(@Nullable String nas) {
        return nas == null
                ? Optional.empty()
                : entities.createQuery("select n.dialect from Nas n where n.name = ?1", DialectName.class)
                        .setParameter(1, nas)
                        .getResultStream()
                        .findFirst();
    }
}
