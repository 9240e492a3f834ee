package io.sluice.ejb.dispatch;

import io.sluice.ejb.dispatch.OperationRow.Sent;
import io.sluice.operation.Alarm;
import io.sluice.operation.Lane;
import io.sluice.operation.Operation;
import io.sluice.operation.OperationPlan;
import io.sluice.operation.OperationState;
import io.sluice.operation.Origin;
import io.sluice.operation.Phase;
import io.sluice.operation.Progress;
import io.sluice.operation.Proof;
import io.sluice.operation.Wanted;
import io.sluice.session.SessionKey;
import io.sluice.session.SessionState;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads operations together with their subscriber sessions. */
final class OperationCursor {

    static final String COLUMNS = """
            select o.id, o.nas_id, o.acct_session_id, o.lane, o.origin, o.wanted, o.due_at, o.give_up_at, o.state, o.plan,
                o.phase, o.chunk, o.attempts, o.next_at, o.answerable, o.error_cause, o.detail, o.proof, o.alarm,
                o.source_port, o.identifier, o.authenticator, o.event_timestamp,
                coalesce(nullif(s.login, ''), o.login), s.nas_port, s.nas_port_id, s.calling_station_id,
                s.framed_ip_address, s.framed_ipv6_prefix, s.state, coalesce(s.subscriber_id, o.subscriber_id)
            """;

    static final String SELECT = COLUMNS + """
            from operation o
                left join subscriber_session s on s.nas_id = o.nas_id and s.acct_session_id = o.acct_session_id
            """;

    private OperationCursor() {}

    static List<OperationRow> read(PreparedStatement select) throws SQLException {
        List<OperationRow> read = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                read.add(new OperationRow(operation(rows), addressee(rows), sent(rows)));
            }
        }
        return read;
    }

    private static Operation operation(ResultSet row) throws SQLException {
        String plan = row.getString(10);
        return new Operation(
                row.getObject(1, UUID.class),
                new SessionKey(row.getLong(2), row.getString(3)),
                Lane.of(row.getInt(4)),
                Origin.of(row.getInt(5)),
                Wanted.of(row.getString(6)),
                row.getTimestamp(7).toInstant(),
                row.getTimestamp(8).toInstant(),
                OperationState.of(row.getInt(9)),
                plan == null ? null : OperationPlan.of(plan),
                progress(row));
    }

    private static Progress progress(ResultSet row) throws SQLException {
        String alarm = row.getString(19);
        return new Progress(
                Phase.of(row.getInt(11)),
                row.getInt(12),
                row.getInt(13),
                instant(row.getTimestamp(14)),
                row.getBoolean(15),
                row.getObject(16, Integer.class),
                row.getString(17),
                Proof.of(row.getInt(18)),
                alarm == null ? null : Alarm.valueOf(alarm));
    }

    private static @Nullable Sent sent(ResultSet row) throws SQLException {
        byte[] authenticator = row.getBytes(22);
        return authenticator == null ? null : new Sent(row.getInt(20), row.getInt(21), authenticator, row.getLong(23));
    }

    private static Addressee addressee(ResultSet row) throws SQLException {
        return new Addressee(
                row.getString(3),
                row.getString(24),
                row.getObject(31, Long.class),
                row.getObject(25, Long.class),
                row.getString(26),
                row.getString(27),
                row.getString(28),
                row.getString(29),
                row.getInt(30) == SessionState.CLOSED.code());
    }

    private static @Nullable Instant instant(@Nullable Timestamp stored) {
        return stored == null ? null : stored.toInstant();
    }
}
