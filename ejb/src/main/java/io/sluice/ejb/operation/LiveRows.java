package io.sluice.ejb.operation;

import io.sluice.ejb.platform.Criteria;
import io.sluice.ejb.platform.Refused;
import io.sluice.ejb.session.OrderedSession;
import io.sluice.session.ServiceSession;
import io.sluice.session.ServiceState;
import io.sluice.session.SessionKey;
import io.sluice.session.SessionState;
import io.sluice.session.SubscriberSession;
import io.sluice.subscriber.TenantScope;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/** Finds the sessions that orders are about, as far as a tenant may see them. */
final class LiveRows {
    private static final String SESSION = "select s, s.id from SubscriberSession s";
    private static final String SERVICE = "select s, s.id from ServiceSession s";
    private static final int MOST = 1000;

    private final EntityManager entities;
    private final TenantScope scope;

    LiveRows(EntityManager entities, TenantScope scope) {
        this.entities = entities;
        this.scope = scope;
    }

    SubscriberSession session(UUID id) {
        return new Criteria(SESSION)
                .equal("s.id", id).within(scope, "s.subscriberId").list(entities, "s.id", 1).stream()
                        .map(row -> (SubscriberSession) row[0])
                        .findFirst()
                        .orElseThrow(() -> Refused.notFound("No subscriber session has the id " + id + '.'));
    }

    ServiceSession service(UUID id) {
        return new Criteria(SERVICE)
                .equal("s.id", id).within(scope, "s.subscriberId").list(entities, "s.id", 1).stream()
                        .map(row -> (ServiceSession) row[0])
                        .findFirst()
                        .orElseThrow(() -> Refused.notFound("No service session has the id " + id + '.'));
    }

    /** The session that a service belongs to. */
    SubscriberSession sessionOf(ServiceSession service) {
        return new Criteria(SESSION)
                        .equal("s.nasId", service.nasId())
                        .equal("s.acctSessionId", service.acctSessionId())
                        .within(scope, "s.subscriberId")
                        .list(entities, "s.id", 1)
                        .stream()
                        .map(row -> (SubscriberSession) row[0])
                        .findFirst()
                        .orElseThrow(() ->
                                Refused.notFound("Of the subscriber session of this service nothing is known yet."));
    }

    /** Services of a session that are not over, newest first. */
    List<ServiceSession> open(SessionKey session) {
        return new Criteria(SERVICE)
                        .equal("s.nasId", session.nasId())
                        .equal("s.acctSessionId", session.acctSessionId())
                        .lessThan("s.state", (short) ServiceState.STOPPED.code())
                        .list(entities, "s.id desc", MOST)
                        .stream()
                        .map(row -> (ServiceSession) row[0])
                        .toList();
    }

    static OrderedSession ordered(SubscriberSession session) {
        return new OrderedSession(
                session.id(),
                key(session),
                session.subscriberId(),
                session.login(),
                session.state() != SessionState.CLOSED);
    }

    static SessionKey key(SubscriberSession session) {
        return new SessionKey(session.nasId(), session.acctSessionId());
    }
}
