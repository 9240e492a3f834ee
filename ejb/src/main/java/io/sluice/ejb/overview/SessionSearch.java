package io.sluice.ejb.overview;

import io.sluice.ejb.overview.Findings.Group;
import io.sluice.ejb.overview.Findings.KnownSubscriber;
import io.sluice.ejb.overview.Findings.Reason;
import io.sluice.ejb.platform.Criteria;
import io.sluice.ejb.platform.PageRequest;
import io.sluice.ejb.session.ServiceSessionView;
import io.sluice.ejb.session.SessionQueries;
import io.sluice.ejb.session.SubscriberSessionFilter;
import io.sluice.ejb.session.SubscriberSessionView;
import io.sluice.session.SessionState;
import io.sluice.subscriber.SubscriberStatus;
import io.sluice.subscriber.TenantScope;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One box for everything: the shape of the text says what it can be, and only that is looked for, each time through an index. At most
 * {@link #MOST_STATEMENTS} statements.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class SessionSearch {
    /** For a name: subscriber, sessions of the login, expected ones, by beginning, by Acct-Session-Id (its service's too), NASes. */
    public static final int MOST_STATEMENTS = 7;

    private static final int ONE_MORE = Findings.MOST + 1;
    private static final String SUBSCRIBERS =
            "select s.id, s.login, s.status, r.name from Subscriber s join s.retailer r";

    @PersistenceContext(unitName = "sluice")
    private EntityManager entities;

    @EJB
    private SessionQueries sessions;

    @EJB
    private NasSheets nases;

    @SuppressWarnings("NullAway.Init")
    protected SessionSearch() {}

    public SessionSearch(EntityManager entities) {
        this.entities = entities;
        sessions = new SessionQueries(entities);
        nases = new NasSheets(entities);
    }

    public Findings find(SearchText text, TenantScope scope) {
        return switch (text.shape()) {
            case NOTHING -> new Findings(null, List.of(), List.of());
            case ID -> byId(text, scope);
            case ADDRESS -> new Findings(null, List.of(atAddress(text.text(), scope)), nases(text, scope));
            case NAME -> byName(text, scope);
        };
    }

    private Findings byId(SearchText text, TenantScope scope) {
        UUID id = text.id();
        Optional<SubscriberSessionView> found = sessions.subscriberSession(id, scope);
        if (found.isEmpty()) {
            found = sessions.serviceSession(id, scope)
                    .map(ServiceSessionView::subscriberSessionId)
                    .flatMap(parent -> sessions.subscriberSession(parent, scope));
        }
        // some NASes make up session ids that look like ours
        List<Group> groups = List.of(
                Group.of(Reason.ID, found.stream().toList()),
                Group.of(Reason.ACCT_SESSION_ID, sessions.withAcctSessionId(text.text(), scope, ONE_MORE)));
        return new Findings(null, groups, List.of());
    }

    private Group atAddress(String address, TenantScope scope) {
        SubscriberSessionFilter filter = new SubscriberSessionFilter(null, null, null, address);
        return Group.of(
                Reason.ADDRESS,
                sessions.subscriberSessions(filter, scope, PageRequest.first(ONE_MORE))
                        .items());
    }

    private Findings byName(SearchText text, TenantScope scope) {
        String name = text.text();
        List<SubscriberSessionView> open = new ArrayList<>();
        List<SubscriberSessionView> closed = new ArrayList<>();
        ofLogin(name, null, scope)
                .forEach(session -> (session.state() == SessionState.CLOSED ? closed : open).add(session));
        if (open.isEmpty()) {
            open.addAll(ofLogin(name, SessionState.EXPECTED, scope));
        }
        List<Group> groups = new ArrayList<>();
        groups.add(Group.of(Reason.LOGIN_OPEN, open));
        groups.add(Group.of(Reason.ACCT_SESSION_ID, named(name, scope)));
        if (open.isEmpty() && closed.isEmpty()) {
            groups.add(Group.of(Reason.LOGIN_BEGINNING, sessions.openOfLoginsFrom(name, scope, ONE_MORE)));
        }
        groups.add(Group.of(Reason.LOGIN_CLOSED, closed));
        return new Findings(subscriber(name, scope), groups, nases(text, scope));
    }

    private List<SubscriberSessionView> ofLogin(String login, @Nullable SessionState state, TenantScope scope) {
        SubscriberSessionFilter filter = new SubscriberSessionFilter(login, null, state, null);
        return sessions.subscriberSessions(filter, scope, PageRequest.first(ONE_MORE))
                .items();
    }

    /** A service's records bear the session's id, a colon and more; whoever copies such an id means the session. */
    private List<SubscriberSessionView> named(String name, TenantScope scope) {
        List<SubscriberSessionView> found = sessions.withAcctSessionId(name, scope, ONE_MORE);
        int colon = name.lastIndexOf(':');
        return found.isEmpty() && colon > 0
                ? sessions.withAcctSessionId(name.substring(0, colon), scope, ONE_MORE)
                : found;
    }

    private @Nullable KnownSubscriber subscriber(String login, TenantScope scope) {
        return new Criteria(SUBSCRIBERS)
                .equal("s.login", login).equal("r.id", scope.retailerId()).list(entities, "s.id", 1).stream()
                        .map(row -> new KnownSubscriber(
                                (Long) row[0], (String) row[1], (SubscriberStatus) row[2], (String) row[3]))
                        .findFirst()
                        .orElse(null);
    }

    private List<String> nases(SearchText text, TenantScope scope) {
        return scope.isAll() ? nases.found(text.text(), Findings.MOST) : List.of();
    }
}
