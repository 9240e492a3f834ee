package io.sluice.ejb.accounting;

import io.sluice.accounting.Usage;
import io.sluice.ejb.platform.Columns;
import io.sluice.session.Lifetime;
import io.sluice.session.ServiceSessionChange;
import io.sluice.session.SessionKey;
import io.sluice.session.SessionState;
import io.sluice.session.StopCause;
import io.sluice.session.SubscriberSessionChange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sessions that do not fit what is reported under their name, in the caller's transaction: those whose Acct-Session-Id another
 * has by now, and those that had been given up for their silence. Asked only when a batch has met one.
 */
final class IrregularSessions {

    private static final String BEARERS =
            "select id, acct_session_id, subscriber_id, state, stop_cause, started_at, start_seen,"
                    + " start_stamped, first_seen_at, last_seen_at, stopped_at, stop_seen, session_time from subscriber_session"
                    + " where nas_id = ? and acct_session_id = any(?) order by acct_session_id for update";

    private static final String NAME =
            "insert into retired_session (nas_id, acct_session_id, until_at, retired_as) values (?, ?, ?, ?)";

    private static final String OVER = " acct_session_id = ?, stopped_at = coalesce(stopped_at, last_seen_at),"
            + " stop_cause = case when stop_cause is null or stop_cause = 'SILENT' then 'NAS_REBOOT' else stop_cause end";

    private static final String SESSION = "update subscriber_session set state = 3," + OVER + " where id = ?";

    private static final String SERVICES = "update service_session set state = case when state = 6 then 6 else 5 end,"
            + OVER + " where nas_id = ? and acct_session_id = ? and coalesce(started_at, first_seen_at) < ?";

    private static final String OPERATIONS = "update operation set acct_session_id = ?"
            + " where nas_id = ? and acct_session_id = ? and subscriber_session_id = ?";

    private static final String CONTINUE = " stopped_at = null, stop_cause = null"
            + " where nas_id = ? and acct_session_id = any(?) and stop_cause = 'SILENT'";

    private final Connection connection;

    IrregularSessions(Connection connection) {
        this.connection = connection;
    }

    /** Lets sessions that have ended without saying so give up their name, and has those go on that were only silent. */
    void makeWayFor(Collection<SubscriberSessionChange> changes, List<SessionPresence> presences) throws SQLException {
        Map<SessionKey, SubscriberSessionChange> byKey = new HashMap<>();
        changes.forEach(change -> byKey.put(change.key(), change));
        for (Map.Entry<Long, List<String>> nas : names(
                        changes.stream().map(SubscriberSessionChange::key).toList())
                .entrySet()) {
            for (Bearer bearer : bearers(nas.getKey(), nas.getValue())) {
                Lifetime told = byKey.get(bearer.key).lifetime();
                if (told.isOfLaterSessionThan(bearer.lifetime)) {
                    retire(bearer, told.startedAt(), presences);
                }
            }
            continueSilent(nas.getKey(), nas.getValue());
        }
    }

    /** Has sessions go on of whose services there is news. */
    void continueSilent(Collection<ServiceSessionChange> changes, List<SessionPresence> presences) throws SQLException {
        for (Map.Entry<Long, List<String>> nas : names(
                        changes.stream().map(change -> change.key().session()).toList())
                .entrySet()) {
            for (Bearer bearer : bearers(nas.getKey(), nas.getValue())) {
                if (bearer.silent && bearer.subscriberId != null) {
                    presences.add(new SessionPresence(bearer.id, bearer.subscriberId, true));
                }
            }
            continueSilent(nas.getKey(), nas.getValue());
        }
    }

    private static Map<Long, List<String>> names(Collection<SessionKey> keys) {
        return keys.stream()
                .distinct()
                .sorted()
                .collect(Collectors.groupingBy(
                        SessionKey::nasId,
                        LinkedHashMap::new,
                        Collectors.mapping(SessionKey::acctSessionId, Collectors.toList())));
    }

    private void continueSilent(long nasId, List<String> names) throws SQLException {
        for (String first :
                List.of("update subscriber_session set state = 1,", "update service_session set state = 3,")) {
            try (PreparedStatement update = connection.prepareStatement(first + CONTINUE)) {
                update.setLong(1, nasId);
                update.setObject(2, names.toArray(String[]::new));
                update.executeUpdate();
            }
        }
    }

    private void retire(Bearer bearer, long until, List<SessionPresence> presences) throws SQLException {
        String retired = bearer.key.retired(bearer.lifetime.startedAt()).acctSessionId();
        long nasId = bearer.key.nasId();
        Timestamp end = BootEpochs.timestamp(until);
        change(NAME, nasId, bearer.key.acctSessionId(), end, retired);
        change(SESSION, retired, bearer.id);
        change(SERVICES, retired, nasId, bearer.key.acctSessionId(), end);
        change(OPERATIONS, retired, nasId, bearer.key.acctSessionId(), bearer.id);
        if (bearer.open) {
            new BootEpochs(connection).infer(nasId, bearer.lifetime.startedAt(), until);
            if (bearer.subscriberId != null) {
                presences.add(new SessionPresence(bearer.id, bearer.subscriberId, false));
            }
        }
    }

    private void change(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }

    private List<Bearer> bearers(long nasId, List<String> names) throws SQLException {
        List<Bearer> bearers = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(BEARERS)) {
            query.setLong(1, nasId);
            query.setObject(2, names.toArray(String[]::new));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    bearers.add(Bearer.of(nasId, row));
                }
            }
        }
        return bearers;
    }

    /** The session that bears a name at present. */
    private record Bearer(
            UUID id, SessionKey key, @Nullable Long subscriberId, boolean open, boolean silent, Lifetime lifetime) {

        static Bearer of(long nasId, ResultSet row) throws SQLException {
            String stopCause = row.getString("stop_cause");
            long subscriberId = row.getLong("subscriber_id");
            return new Bearer(
                    row.getObject("id", UUID.class),
                    new SessionKey(nasId, row.getString("acct_session_id")),
                    row.wasNull() ? null : subscriberId,
                    row.getInt("state") < SessionState.CLOSED.code(),
                    StopCause.SILENT.name().equals(stopCause),
                    new Lifetime(
                            micros(row, "started_at"),
                            row.getBoolean("start_seen"),
                            row.getBoolean("start_stamped"),
                            micros(row, "first_seen_at"),
                            micros(row, "last_seen_at"),
                            micros(row, "stopped_at"),
                            row.getBoolean("stop_seen"),
                            new Usage(row.getLong("session_time"), -1, -1, -1, -1),
                            (int) Usage.ABSENT,
                            null));
        }

        private static long micros(ResultSet row, String column) throws SQLException {
            Timestamp at = row.getTimestamp(column);
            return Columns.micros(at == null ? null : at.toInstant());
        }
    }
}
