package io.sluice.ejb.operation;

import io.sluice.ejb.platform.Members;
import io.sluice.ejb.platform.Refused;
import io.sluice.ejb.security.Actor;
import io.sluice.ejb.security.AuditTrail;
import io.sluice.ejb.session.ChangeOrder;
import io.sluice.ejb.session.ServiceChangeManager;
import io.sluice.ejb.session.StaticServices;
import io.sluice.ejb.subscriber.LoginProfileSource;
import io.sluice.operation.ChangeDraft;
import io.sluice.operation.Lane;
import io.sluice.operation.Operation;
import io.sluice.operation.Origin;
import io.sluice.operation.RecordPlan;
import io.sluice.operation.ServiceDraft;
import io.sluice.service.ServiceDirectory;
import io.sluice.service.ServiceGrant;
import io.sluice.service.ServiceLimits;
import io.sluice.session.ServiceSession;
import io.sluice.session.ServiceState;
import io.sluice.session.SubscriberSession;
import io.sluice.subscriber.LoginProfile;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Orders of people and machines to change live services, each in the transaction of its request. What is so already is no error and
 * makes no operation; what cannot be is refused before anything is stored.
 */
@Stateless
public class ServiceOrders {

    @PersistenceContext(unitName = "sluice")
    private EntityManager entities;

    @Inject
    private ServiceChangeManager changes;

    @Inject
    private ServiceDirectory services;

    @Inject
    private LoginProfileSource profiles;

    @Inject
    private StaticServices statics;

    @Inject
    private AuditTrail audit;

    @SuppressWarnings("NullAway.Init")
    protected ServiceOrders() {}

    ServiceOrders(
            EntityManager entities,
            ServiceChangeManager changes,
            ServiceDirectory services,
            LoginProfileSource profiles,
            StaticServices statics,
            AuditTrail audit) {
        this.entities = entities;
        this.changes = changes;
        this.services = services;
        this.profiles = profiles;
        this.statics = statics;
        this.audit = audit;
    }

    /** Starts a service in a session; if it runs already and nothing else is said, nothing is done. */
    public Ordered activate(UUID sessionId, Activation order, Origin origin, Actor actor) {
        LiveRows rows = new LiveRows(entities, actor.scope());
        SubscriberSession session = rows.session(sessionId);
        SubscribedCalls.Meant meant = new SubscribedCalls(entities, services).complete(order.service(), session);
        String activation = meant.activation();
        Optional<ServiceSession> running = rows.open(LiveRows.key(session)).stream()
                .filter(each ->
                        each.state() == ServiceState.ACTIVE && each.activation().equals(activation))
                .findFirst();
        ServiceLimits limits = order.limits(entities, "/profile");
        boolean plain = limits.equals(ServiceLimits.NONE) && order.replaces().isEmpty();
        if (order.keeps()) {
            subscriber(session.subscriberId());
        }
        if (running.isPresent() && plain && !isChanging(session)) {
            if (order.isStatic() != null) {
                keep(running.get(), order.isStatic(), actor);
            }
            return new Ordered(null, running.get().id());
        }
        ChangeDraft draft = ChangeDraft.services(
                        List.of(new ServiceDraft(activation, limits.or(meant.limits()))), order.replaces())
                .keeping(order.keeps() ? Set.of(activation) : Set.of());
        return taken(session, draft, origin, actor, "service-session.activate", activation);
    }

    /** Stops a service; one that is over stays so, and is not started again by later logins either. */
    public Ordered deactivate(UUID serviceId, Origin origin, Actor actor) {
        LiveRows rows = new LiveRows(entities, actor.scope());
        ServiceSession service = rows.service(serviceId);
        if (service.state().code() >= ServiceState.STOPPED.code()) {
            if (service.subscriberId() != null) {
                keep(service, false, actor);
            }
            return new Ordered(null, serviceId);
        }
        ChangeDraft draft = ChangeDraft.services(List.of(), List.of(service.activation()));
        return taken(rows.sessionOf(service), draft, origin, actor, "service-session.deactivate", service.activation());
    }

    /** Stops all services of a session. */
    public Ordered deactivateAll(UUID sessionId, Origin origin, Actor actor) {
        LiveRows rows = new LiveRows(entities, actor.scope());
        SubscriberSession session = rows.session(sessionId);
        List<String> running = rows.open(LiveRows.key(session)).stream()
                .map(ServiceSession::activation)
                .distinct()
                .toList();
        if (running.isEmpty()) {
            return Ordered.NOTHING;
        }
        ChangeDraft draft = ChangeDraft.services(List.of(), running);
        return taken(session, draft, origin, actor, "service-session.deactivate", String.join(", ", running));
    }

    /** Changes the limits of a service that runs. */
    public Ordered limit(UUID serviceId, ServiceLimits limits, Origin origin, Actor actor) {
        LiveRows rows = new LiveRows(entities, actor.scope());
        ServiceSession service = rows.service(serviceId);
        if (service.state().code() >= ServiceState.STOPPED.code()) {
            throw Refused.because(Refused.Reason.STALE, "The service is over: it is " + service.state() + '.');
        }
        ChangeDraft draft = ChangeDraft.limits(new ServiceDraft(service.activation(), limits));
        return taken(rows.sessionOf(service), draft, origin, actor, "service-session.limit", service.activation());
    }

    /** Says whether the subscriber keeps a service over logins; whether it runs is left as it is. */
    public Ordered keep(UUID serviceId, boolean isStatic, Actor actor) {
        ServiceSession service = new LiveRows(entities, actor.scope()).service(serviceId);
        keep(service, isStatic, actor);
        return new Ordered(null, serviceId);
    }

    private void keep(ServiceSession service, boolean isStatic, Actor actor) {
        StaticServices.Key key = new StaticServices.Key(subscriber(service.subscriberId()), service.activation());
        if (isStatic) {
            ServiceLimits limits = new ServiceLimits(
                    service.timeoutSeconds(),
                    service.volumeMegabytes(),
                    service.statistics(),
                    service.interimSeconds());
            statics.keep(new StaticServices.Kept(key, limits));
        } else {
            statics.drop(key);
        }
        audit.record(
                actor,
                isStatic ? "service-session.kept" : "service-session.not-kept",
                "/service-sessions/" + service.id(),
                null,
                new Members()
                        .with("login", service.login())
                        .with("service", service.activation())
                        .build());
    }

    private static long subscriber(@Nullable Long id) {
        if (id == null) {
            throw Refused.invalid(
                    "/static", "Nobody we know has this session, so there is nobody to keep the service for.");
        }
        return id;
    }

    /** Has the NAS log the subscriber out. */
    public Ordered disconnect(UUID sessionId, Origin origin, Actor actor) {
        SubscriberSession session = new LiveRows(entities, actor.scope()).session(sessionId);
        return taken(session, ChangeDraft.toDisconnect(), origin, actor, "subscriber-session.disconnect", null);
    }

    /** Makes what runs agree with what a login would start now; if it does already, nothing is done. */
    public Ordered applyRecord(UUID sessionId, Origin origin, Actor actor) {
        LiveRows rows = new LiveRows(entities, actor.scope());
        SubscriberSession session = rows.session(sessionId);
        RecordPlan plan = RecordPlan.of(
                granted(session),
                rows.open(LiveRows.key(session)).stream()
                        .map(ServiceSession::activation)
                        .toList());
        return plan.isNothing()
                ? Ordered.NOTHING
                : taken(session, plan.draft(), origin, actor, "subscriber-session.apply-record", null);
    }

    private List<ServiceGrant> granted(SubscriberSession session) {
        Long subscriber = session.subscriberId();
        List<LoginProfile> found = subscriber == null ? List.of() : profiles.ofSubscribers(List.of(subscriber));
        if (found.isEmpty()) {
            throw Refused.because(
                    Refused.Reason.INVALID, "Nobody we know has this session, so there is no record to apply.");
        }
        LoginProfile profile = found.get(0).at(session.nasId());
        return Stream.concat(profile.services().stream(), profile.overflow().stream())
                .toList();
    }

    private boolean isChanging(SubscriberSession session) {
        return !entities.createQuery(
                        "select o.id from StoredOperation o where o.nasId = :nas and o.acctSessionId = :session"
                                + " and o.state < 3",
                        UUID.class)
                .setParameter("nas", session.nasId())
                .setParameter("session", session.acctSessionId())
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    private Ordered taken(
            SubscriberSession session,
            ChangeDraft draft,
            Origin origin,
            Actor actor,
            String action,
            @Nullable String service) {
        Operation operation = changes.order(new ChangeOrder(
                LiveRows.ordered(session), draft, Lane.PERSON, origin, actor.name(), ChangeOrder.USUAL_PATIENCE));
        Members told = new Members().with("operation", operation.id()).with("login", session.login());
        audit.record(
                actor,
                action,
                "/subscriber-sessions/" + session.id(),
                null,
                told.with("service", service).build());
        return Ordered.by(operation.id());
    }
}
