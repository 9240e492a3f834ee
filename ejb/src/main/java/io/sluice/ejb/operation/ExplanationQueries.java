package io.sluice.ejb.operation;

import io.sluice.ejb.platform.Criteria;
import io.sluice.operation.explanation.Explanation;
import io.sluice.operation.explanation.PastOperation;
import io.sluice.operation.explanation.ServiceStory;
import io.sluice.service.ServiceCall;
import io.sluice.service.ServiceLimits;
import io.sluice.session.ServiceSession;
import io.sluice.session.SessionKey;
import io.sluice.subscriber.ActivationTrigger;
import io.sluice.subscriber.Subscriber;
import io.sluice.subscriber.SubscriptionStatus;
import io.sluice.subscriber.TenantScope;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gathers what is known of a service and has it explained. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class ExplanationQueries {

    private static final String SERVICE = "select s, n.name from ServiceSession s left join Nas n on n.id = s.nasId";

    @PersistenceContext(unitName = "sluice")
    private EntityManager entities;

    @EJB
    private OperationQueries operations;

    @SuppressWarnings("NullAway.Init")
    protected ExplanationQueries() {}

    public ExplanationQueries(EntityManager entities, OperationQueries operations) {
        this.entities = entities;
        this.operations = operations;
    }

    /** Empty if there is no such service session, or it is not to be seen. */
    public Optional<ExplainedService> explanation(UUID serviceSession, TenantScope scope) {
        return new Criteria(SERVICE)
                .equal("s.id", serviceSession).within(scope, "s.subscriberId").list(entities, "s.id", 1).stream()
                        .map(row -> explained((ServiceSession) row[0], (String) row[1], scope))
                        .findFirst();
    }

    private ExplainedService explained(ServiceSession service, @Nullable String nas, TenantScope scope) {
        List<PastOperation> past =
                operations.ofSession(new SessionKey(service.nasId(), service.acctSessionId()), scope).stream()
                        .map(OperationView::past)
                        .toList();
        ServiceStory story = new ServiceStory(
                service.id(),
                service.activation(),
                service.state(),
                service.confirmed(),
                service.tag(),
                new ServiceLimits(
                        service.timeoutSeconds(),
                        service.volumeMegabytes(),
                        service.statistics(),
                        service.interimSeconds()),
                service.startedAt(),
                service.stoppedAt(),
                service.stopCause(),
                service.outputOctets(),
                grant(service),
                nas == null ? "The NAS" : nas,
                past);
        return new ExplainedService(service.activation(), service.state(), Explanation.of(story));
    }

    private ServiceStory.Grant grant(ServiceSession service) {
        Long subscriber = service.subscriberId();
        if (subscriber == null) {
            return ServiceStory.Grant.NOBODY;
        }
        Subscriber known = entities.find(Subscriber.class, subscriber);
        boolean recorded = known != null
                && known.record().services().stream()
                        .anyMatch(each -> each.activation().equals(service.activation()));
        if (recorded) {
            return ServiceStory.Grant.RECORD;
        }
        return isSubscribed(subscriber, service.activation())
                ? ServiceStory.Grant.SUBSCRIPTION
                : ServiceStory.Grant.NOBODY;
    }

    private boolean isSubscribed(long subscriber, String activation) {
        return !entities.createQuery(
                        "select s.id from Subscription s where s.subscriber.id = :subscriber"
                                + " and s.service.name = :service and s.trigger = :trigger and s.status <> :suspended",
                        Long.class)
                .setParameter("subscriber", subscriber)
                .setParameter("service", name(activation))
                .setParameter("trigger", ActivationTrigger.ACTIVATE_ON_LOGIN)
                .setParameter("suspended", SubscriptionStatus.SUSPENDED)
                .getResultList()
                .isEmpty();
    }

    /** A NAS may account for what we cannot read as a call. */
    private static String name(String activation) {
        try {
            return ServiceCall.parse(activation).name();
        } catch (IllegalArgumentException unreadable) {
            return activation;
        }
    }
}
