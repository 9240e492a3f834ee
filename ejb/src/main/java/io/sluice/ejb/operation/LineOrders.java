package io.sluice.ejb.operation;

import io.sluice.access.dynamic.SessionAttribute;
import io.sluice.access.dynamic.SessionCriteria;
import io.sluice.ejb.platform.Members;
import io.sluice.ejb.platform.Refused;
import io.sluice.ejb.security.Actor;
import io.sluice.ejb.security.AuditTrail;
import io.sluice.ejb.session.ChangeOrder;
import io.sluice.ejb.session.ChangeRefused;
import io.sluice.ejb.session.FoundSession;
import io.sluice.ejb.session.ServiceChangeManager;
import io.sluice.ejb.session.UnseenLines;
import io.sluice.nas.Nas;
import io.sluice.operation.ChangeDraft;
import io.sluice.operation.Lane;
import io.sluice.operation.Origin;
import io.sluice.operation.ServiceDraft;
import io.sluice.service.ServiceDirectory;
import io.sluice.subscriber.TenantScope;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes subscriber sessions for lines whose login was somebody else's affair (JunosE: an owner other than AAA), and orders what is to
 * run on them, in one transaction: where a service is refused there is no session either. Whether the NAS knows the line is found
 * out by the first operation.
 */
@Stateless
public class LineOrders {

    @PersistenceContext(unitName = "sluice")
    private EntityManager entities;

    @Inject
    private UnseenLines lines;

    @Inject
    private ServiceChangeManager changes;

    @Inject
    private ServiceDirectory services;

    @Inject
    private AuditTrail audit;

    @SuppressWarnings("NullAway.Init")
    protected LineOrders() {}

    LineOrders(
            EntityManager entities,
            UnseenLines lines,
            ServiceChangeManager changes,
            ServiceDirectory services,
            AuditTrail audit) {
        this.entities = entities;
        this.lines = lines;
        this.changes = changes;
        this.services = services;
        this.audit = audit;
    }

    /**
     * What was made.
     *
     * @param operation that starts its services, null if there are none to be started
     */
    public record Opened(UUID session, @Nullable UUID operation) {}

    /**
     * Makes the session.
     *
     * @throws Refused naming the member at fault, also where the NAS had a session of that Acct-Session-Id before
     */
    public Opened open(LineDraft draft, Origin origin, Actor actor) {
        Nas nas = nas(draft.nas());
        long nasId = Objects.requireNonNull(nas.id());
        FoundSession session = lines.propose(nasId, draft.line(), subscriber(draft.line(), actor.scope()));
        if (!lines.create(session, origin.owner())) {
            throw Refused.duplicate(
                    "/acctSessionId",
                    "The NAS " + nas.name() + " has or had a session of the Acct-Session-Id "
                            + session.key().acctSessionId() + '.');
        }
        UUID operation = draft.services().isEmpty() ? null : start(draft.services(), session, origin, actor);
        audit.record(
                actor,
                "subscriber-session.created",
                "/subscriber-sessions/" + session.id(),
                null,
                new Members()
                        .with("nas", nas.name())
                        .with("acctSessionId", session.key().acctSessionId())
                        .with("login", session.login().isEmpty() ? null : session.login())
                        .with("operation", operation)
                        .build());
        return new Opened(session.id(), operation);
    }

    private Nas nas(String name) {
        return entities.createQuery("select n from Nas n where n.name = ?1", Nas.class)
                .setParameter(1, name)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> Refused.invalid("/nas", "There is no NAS of the name " + name + '.'));
    }

    /** Whose line it is. Who acts for one retailer may speak of that retailer's subscribers only, and so has to name one. */
    private @Nullable Long subscriber(SessionCriteria line, TenantScope scope) {
        String login = line.value(SessionAttribute.USER_NAME);
        if (login == null && !scope.isAll()) {
            throw Refused.invalid("/login", "It is required, so that it is clear whose line it is.");
        }
        Optional<Long> found = entities.createQuery(
                        "select s.id from Subscriber s where s.login = ?1"
                                + (scope.isAll() ? "" : " and s.retailer.id = " + scope.retailerId()),
                        Long.class)
                .setParameter(1, login)
                .getResultStream()
                .findFirst();
        if (found.isEmpty() && !scope.isAll()) {
            throw Refused.invalid("/login", "No subscriber logs in as " + login + '.');
        }
        return found.orElse(null);
    }

    private UUID start(List<Activation> wanted, FoundSession session, Origin origin, Actor actor) {
        SubscribedCalls calls = new SubscribedCalls(entities, services);
        List<ServiceDraft> start = new ArrayList<>();
        Set<String> kept = new HashSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            Activation each = wanted.get(i);
            SubscribedCalls.Meant meant = calls.complete(
                    each.service(), session.subscriberId(), session.key().nasId(), pointer(i));
            start.add(new ServiceDraft(
                    meant.activation(),
                    each.limits(entities, "/services/" + i + "/profile").or(meant.limits())));
            if (each.keeps() && session.subscriberId() == null) {
                throw Refused.invalid("/services/" + i + "/static", "There is nobody we know to keep the service for.");
            }
            if (each.keeps()) {
                kept.add(meant.activation());
            }
        }
        try {
            return changes.order(new ChangeOrder(
                            session.ordered(),
                            ChangeDraft.services(start, List.of()).keeping(kept),
                            Lane.PERSON,
                            origin,
                            actor.name(),
                            ChangeOrder.USUAL_PATIENCE))
                    .id();
        } catch (ChangeRefused refused) {
            throw refused.withStartsAt(LineOrders::pointer);
        }
    }

    private static String pointer(int index) {
        return "/services/" + index + "/service";
    }
}
