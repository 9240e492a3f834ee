package io.sluice.ejb.session;

import static io.sluice.access.dynamic.SessionAttribute.ACCT_SESSION_ID;
import static io.sluice.access.dynamic.SessionAttribute.CALLING_STATION_ID;
import static io.sluice.access.dynamic.SessionAttribute.FRAMED_IPV6_PREFIX;
import static io.sluice.access.dynamic.SessionAttribute.FRAMED_IP_ADDRESS;
import static io.sluice.access.dynamic.SessionAttribute.NAS_PORT;
import static io.sluice.access.dynamic.SessionAttribute.NAS_PORT_ID;
import static io.sluice.access.dynamic.SessionAttribute.USER_NAME;

import io.sluice.access.dynamic.SessionAttribute;
import io.sluice.access.dynamic.SessionCriteria;
import io.sluice.dialect.DynamicTranslation;
import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.session.SessionKey;
import io.sluice.session.SessionState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sessions that CoA- and Disconnect-Requests mean: those named by Acct-Session-Id for a whole batch at once, one
 * statement for each NAS, all others one by one.
 */
public final class MeantSessions {

    private static final String SELECT = "select id, nas_id, acct_session_id, subscriber_id, login, state, nas_port,"
            + " nas_port_id, calling_station_id, framed_ip_address, framed_ipv6_prefix from subscriber_session where ";

    /** Goes through the NASes, since the indexes of session ids and of open sessions begin with them. */
    private static final String AT_ANY_NAS = "nas_id in (select n.id from nas n)";

    private static final String RECORDS = "select attributes from accounting_record where acct_session_id = ? and"
            + " nas_id = ? and service_session is null order by event_day desc, received_at desc";

    /** Enough of a session's records to have its Start or an interim update with everything in it. */
    private static final int RECORDS_READ = 3;

    /** More than one is too many already; the bound is against a login shared by thousands. */
    private static final int MOST_CANDIDATES = 100;

    /** By what a session is sought, the quickest first; the last four walk the open sessions of a NAS. */
    private static final List<SessionAttribute> BY_SPEED =
            List.of(USER_NAME, FRAMED_IP_ADDRESS, NAS_PORT_ID, CALLING_STATION_ID, NAS_PORT, FRAMED_IPV6_PREFIX);

    private final DataSource database;

    public MeantSessions(DataSource database) {
        this.database = database;
    }

    /** What there is of each, in the same order. */
    public List<SessionMatch> find(List<SoughtSession> sought) {
        if (sought.isEmpty()) {
            return List.of();
        }
        try (Connection connection = database.getConnection()) {
            Map<String, List<FoundSession>> named = named(connection, sought);
            List<SessionMatch> matches = new ArrayList<>(sought.size());
            for (SoughtSession each : sought) {
                String acctSessionId = each.criteria().value(ACCT_SESSION_ID);
                List<FoundSession> candidates = acctSessionId != null
                        ? named.getOrDefault(acctSessionId, List.of()).stream()
                                .filter(session -> isAt(each, session))
                                .toList()
                        : candidates(connection, each);
                matches.add(new SessionMatch(
                        matching(connection, each.criteria(), candidates),
                        acctSessionId != null && !candidates.isEmpty()));
            }
            return matches;
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    private static boolean isAt(SoughtSession sought, FoundSession session) {
        return sought.nasId() == null || sought.nasId() == session.key().nasId();
    }

    /** All sessions with the Acct-Session-Ids of a batch, by these. */
    private static Map<String, List<FoundSession>> named(Connection connection, List<SoughtSession> sought)
            throws SQLException {
        Map<@Nullable Long, Set<String>> byNas = new HashMap<>();
        for (SoughtSession each : sought) {
            String acctSessionId = each.criteria().value(ACCT_SESSION_ID);
            if (acctSessionId != null) {
                byNas.computeIfAbsent(each.nasId(), nas -> new HashSet<>()).add(acctSessionId);
            }
        }
        Map<String, List<FoundSession>> found = new HashMap<>();
        Set<UUID> seen = new HashSet<>();
        for (Map.Entry<@Nullable Long, Set<String>> each : byNas.entrySet()) {
            String[] ids = each.getValue().toArray(String[]::new);
            for (FoundSession session : select(connection, each.getKey(), "acct_session_id = any(?)", ids)) {
                if (seen.add(session.id())) {
                    found.computeIfAbsent(session.key().acctSessionId(), id -> new ArrayList<>())
                            .add(session);
                }
            }
        }
        return found;
    }

    private static List<FoundSession> candidates(Connection connection, SoughtSession sought) throws SQLException {
        SessionCriteria criteria = sought.criteria();
        SessionAttribute by = BY_SPEED.stream()
                .filter(criteria.given()::containsKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a session cannot be sought by " + criteria));
        String value = Objects.requireNonNull(criteria.value(by));
        return select(
                connection,
                sought.nasId(),
                column(by) + " = ? and state < " + SessionState.CLOSED.code(),
                by == NAS_PORT ? (Object) Long.valueOf(value) : value);
    }

    private static String column(SessionAttribute attribute) {
        return switch (attribute) {
            case USER_NAME -> "login";
            case FRAMED_IP_ADDRESS -> "framed_ip_address";
            case NAS_PORT_ID -> "nas_port_id";
            case CALLING_STATION_ID -> "calling_station_id";
            case NAS_PORT -> "nas_port";
            case FRAMED_IPV6_PREFIX -> "framed_ipv6_prefix";
            default -> throw new IllegalArgumentException("no session is sought by " + attribute);
        };
    }

    private static List<FoundSession> select(
            Connection connection, @Nullable Long nasId, String condition, Object parameter) throws SQLException {
        String sql = SELECT + (nasId == null ? AT_ANY_NAS : "nas_id = ?") + " and " + condition;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int at = 1;
            if (nasId != null) {
                select.setLong(at++, nasId);
            }
            select.setObject(at, parameter);
            if (!(parameter instanceof String[])) {
                select.setMaxRows(MOST_CANDIDATES);
            }
            List<FoundSession> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(session(rows));
                }
            }
            return found;
        }
    }

    private static FoundSession session(ResultSet row) throws SQLException {
        Map<SessionAttribute, String> held = new EnumMap<>(SessionAttribute.class);
        put(held, ACCT_SESSION_ID, row.getString(3));
        put(held, USER_NAME, row.getString(5));
        put(held, NAS_PORT, row.getString(7));
        put(held, NAS_PORT_ID, row.getString(8));
        put(held, CALLING_STATION_ID, row.getString(9));
        put(held, FRAMED_IP_ADDRESS, row.getString(10));
        put(held, FRAMED_IPV6_PREFIX, row.getString(11));
        return new FoundSession(
                row.getObject(1, UUID.class),
                new SessionKey(row.getLong(2), row.getString(3)),
                row.getObject(4, Long.class),
                row.getString(5),
                SessionState.of(row.getInt(6)),
                held);
    }

    private static void put(Map<SessionAttribute, String> held, SessionAttribute attribute, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            held.put(attribute, value);
        }
    }

    private static List<FoundSession> matching(
            Connection connection, SessionCriteria criteria, List<FoundSession> candidates) throws SQLException {
        List<FoundSession> matching = new ArrayList<>();
        for (FoundSession each : candidates) {
            if (each.isOpen()
                    && criteria.matchSession(each.held()::get)
                    && (!criteria.needRecords() || criteria.matchRecords(told(connection, each.key())::get))) {
                matching.add(each);
            }
        }
        List<FoundSession> active = matching.stream()
                .filter(session -> session.state() == SessionState.ACTIVE)
                .toList();
        return active.isEmpty() ? matching : active;
    }

    /** What a session's newest accounting records tell of it. */
    private static Map<SessionAttribute, String> told(Connection connection, SessionKey key) throws SQLException {
        Map<SessionAttribute, String> told = new EnumMap<>(SessionAttribute.class);
        try (PreparedStatement select = connection.prepareStatement(RECORDS)) {
            select.setString(1, key.acctSessionId());
            select.setLong(2, key.nasId());
            select.setMaxRows(RECORDS_READ);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    DynamicTranslation.identification(rows.getBytes(1)).forEach(told::putIfAbsent);
                }
            }
        }
        return told;
    }
}
