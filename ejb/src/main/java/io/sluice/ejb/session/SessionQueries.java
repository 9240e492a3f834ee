package io.sluice.ejb.session;

import io.sluice.ejb.platform.Criteria;
import io.sluice.ejb.platform.Page;
import io.sluice.ejb.platform.PageRequest;
import io.sluice.service.InterfaceType;
import io.sluice.session.ExpectedSession;
import io.sluice.session.ServiceSession;
import io.sluice.session.ServiceState;
import io.sluice.session.SessionOwner;
import io.sluice.session.SessionState;
import io.sluice.session.SubscriberSession;
import io.sluice.subscriber.TenantScope;
import io.sluice.subscriber.UnlistedLogin;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads sessions for the interface: newest first, page by page, and never more than the caller's tenant may see. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class SessionQueries {

    private static final String SUBSCRIBER_SESSIONS =
            "select s, n.name from SubscriberSession s left join Nas n on n.id = s.nasId";
    private static final String EXPECTED_SESSIONS =
            "select s, n.name from ExpectedSession s left join Nas n on n.id = s.nasId";
    private static final String SERVICE_SESSIONS = "select s, n.name, p, k.since, v.interfaceType from ServiceSession s"
            + " left join Nas n on n.id = s.nasId"
            + " left join ServiceVersion v on v.id = s.serviceVersionId"
            + " left join KeptActivation k on k.key.subscriberId = s.subscriberId and k.key.activation = s.activation"
            + " left join SubscriberSession p on p.nasId = s.nasId and p.acctSessionId = s.acctSessionId";

    /** Goes through the NASes, since the indexes of session ids and of open sessions begin with them. */
    private static final String AT_A_NAS = "s.nasId in (select each.id from Nas each)";

    private static final String ADDRESS = "s.framedIpAddress = ? and " + AT_A_NAS;

    /** U+10FFFF, which no login holds and which sorts after whatever one does. */
    private static final String LAST_CHARACTER = "\uDBFF\uDFFF";

    @PersistenceContext(unitName = "sluice")
    private EntityManager entities;

    @SuppressWarnings("NullAway.Init")
    protected SessionQueries() {}

    public SessionQueries(EntityManager entities) {
        this.entities = entities;
    }

    /** Subscriber sessions; with the state EXPECTED those of which no accounting record has come yet. */
    public Page<SubscriberSessionView> subscriberSessions(
            SubscriberSessionFilter filter, TenantScope scope, PageRequest page) {
        boolean expected = filter.state() == SessionState.EXPECTED;
        Criteria criteria = new Criteria(expected ? EXPECTED_SESSIONS : SUBSCRIBER_SESSIONS)
                .equal("s.login", filter.login())
                .equal("n.name", filter.nas())
                .with(ADDRESS, filter.framedIpAddress())
                .with("s.acctSessionId = ? and " + AT_A_NAS, filter.acctSessionId())
                .within(scope, "s.subscriberId")
                .lessThan("s.id", page.afterId());
        if (filter.state() != null && !expected) {
            criteria.equal("s.state", (short) filter.state().code());
        } else if (filter.framedIpAddress() != null && !expected) {
            criteria.lessThan("s.state", (short) SessionState.CLOSED.code());
        }
        List<SubscriberSessionView> found = criteria.list(entities, "s.id desc", page.limit() + 1).stream()
                .map(row -> expected
                        ? view((ExpectedSession) row[0], (String) row[1])
                        : view((SubscriberSession) row[0], (String) row[1]))
                .toList();
        return Page.of(found, page.limit(), view -> view.id().toString());
    }

    public Optional<SubscriberSessionView> subscriberSession(UUID id, TenantScope scope) {
        Optional<SubscriberSessionView> live = new Criteria(SUBSCRIBER_SESSIONS)
                .equal("s.id", id).within(scope, "s.subscriberId").list(entities, "s.id", 1).stream()
                        .map(row -> view((SubscriberSession) row[0], (String) row[1]))
                        .findFirst();
        return live.or(() -> new Criteria(EXPECTED_SESSIONS)
                .equal("s.id", id).within(scope, "s.subscriberId").list(entities, "s.id", 1).stream()
                        .map(row -> view((ExpectedSession) row[0], (String) row[1]))
                        .findFirst());
    }

    /** Sessions that a NAS named so, open or not, newest first; each NAS counts for itself, so there may be several. */
    public List<SubscriberSessionView> withAcctSessionId(String acctSessionId, TenantScope scope, int limit) {
        return listed(
                new Criteria(SUBSCRIBER_SESSIONS)
                        .equal("s.acctSessionId", acctSessionId)
                        .tuple(AT_A_NAS)
                        .within(scope, "s.subscriberId"),
                "s.id desc",
                limit);
    }

    /** Open sessions of everybody whose login begins so, by login. */
    public List<SubscriberSessionView> openOfLoginsFrom(String beginning, TenantScope scope, int limit) {
        return listed(
                new Criteria(SUBSCRIBER_SESSIONS)
                        .atLeast("s.login", beginning)
                        .lessThan("s.login", beginning + LAST_CHARACTER)
                        .lessThan("s.state", (short) SessionState.CLOSED.code())
                        .within(scope, "s.subscriberId"),
                "s.login, s.id desc",
                limit);
    }

    private List<SubscriberSessionView> listed(Criteria criteria, String order, int limit) {
        return criteria.list(entities, order, limit).stream()
                .map(row -> view((SubscriberSession) row[0], (String) row[1]))
                .toList();
    }

    public Page<ServiceSessionView> serviceSessions(ServiceSessionFilter filter, TenantScope scope, PageRequest page) {
        Criteria criteria = new Criteria(SERVICE_SESSIONS)
                .equal("s.login", filter.login())
                .equal("n.name", filter.nas())
                .equal(
                        "s.state",
                        filter.state() == null ? null : (short) filter.state().code())
                .within(scope, "s.subscriberId")
                .lessThan("s.id", page.afterId());
        List<ServiceSessionView> found = criteria.list(entities, "s.id desc", page.limit() + 1).stream()
                .map(SessionQueries::serviceView)
                .toList();
        return Page.of(found, page.limit(), view -> view.id().toString());
    }

    public Optional<ServiceSessionView> serviceSession(UUID id, TenantScope scope) {
        return new Criteria(SERVICE_SESSIONS)
                .equal("s.id", id).within(scope, "s.subscriberId").list(entities, "s.id", 1).stream()
                        .map(SessionQueries::serviceView)
                        .findFirst();
    }

    /** The services of a subscriber session, open or not, newest first; empty if it is not there or not to be seen. */
    public List<ServiceSessionView> servicesOf(UUID subscriberSessionId, TenantScope scope) {
        return new Criteria(SERVICE_SESSIONS)
                        .equal("p.id", subscriberSessionId)
                        .within(scope, "s.subscriberId")
                        .list(entities, "s.id desc", PageRequest.MAX_LIMIT)
                        .stream()
                        .map(SessionQueries::serviceView)
                        .toList();
    }

    private static SubscriberSessionView view(SubscriberSession session, @Nullable String nas) {
        return new SubscriberSessionView(
                session.id(),
                nas,
                session.acctSessionId(),
                session.subscriberId(),
                session.login(),
                session.state(),
                session.owner(),
                session.nasPort(),
                session.nasPortId(),
                session.callingStationId(),
                session.framedIpAddress(),
                session.framedIpv6Prefix(),
                session.delegatedIpv6Prefix(),
                session.startedAt(),
                session.lastSeenAt(),
                session.stoppedAt(),
                session.sessionTime(),
                session.inputOctets(),
                session.outputOctets(),
                session.inputPackets(),
                session.outputPackets(),
                session.terminateCause(),
                session.stopCause());
    }

    private static SubscriberSessionView view(ExpectedSession session, @Nullable String nas) {
        return new SubscriberSessionView(
                session.id(),
                nas,
                session.acctSessionId(),
                UnlistedLogin.isKey(session.subscriberId()) ? null : session.subscriberId(),
                session.login(),
                SessionState.EXPECTED,
                SessionOwner.AAA,
                session.nasPort(),
                session.nasPortId(),
                session.callingStationId(),
                session.framedIpAddress(),
                null,
                null,
                null,
                session.expectedAt(),
                null,
                0,
                0,
                0,
                0,
                0,
                null,
                null);
    }

    /** A combined service runs over both families only where the subscriber has addresses of both. */
    private static @Nullable Boolean isFullyActive(
            ServiceSession session, @Nullable SubscriberSession parent, @Nullable InterfaceType type) {
        if (type != InterfaceType.IPV4_IPV6 || session.state() != ServiceState.ACTIVE) {
            return null;
        }
        return parent != null
                && parent.framedIpAddress() != null
                && (parent.framedIpv6Prefix() != null || parent.delegatedIpv6Prefix() != null);
    }

    private static ServiceSessionView serviceView(Object[] row) {
        ServiceSession session = (ServiceSession) row[0];
        SubscriberSession parent = (SubscriberSession) row[2];
        return new ServiceSessionView(
                session.id(),
                parent == null ? null : parent.id(),
                (String) row[1],
                session.acctSessionId(),
                session.serviceId(),
                session.subscriberId(),
                session.login(),
                session.activation(),
                session.tag(),
                session.timeoutSeconds(),
                session.volumeMegabytes(),
                session.statistics(),
                session.interimSeconds(),
                session.state(),
                session.confirmed(),
                session.owner(),
                row[3] != null,
                isFullyActive(session, parent, (InterfaceType) row[4]),
                session.startedAt(),
                session.lastSeenAt(),
                session.stoppedAt(),
                session.sessionTime(),
                session.inputOctets(),
                session.outputOctets(),
                session.inputPackets(),
                session.outputPackets(),
                session.terminateCause(),
                session.stopCause());
    }
}
