package io.sluice.ejb.threshold;

import io.sluice.ejb.platform.SessionIds;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;

/** Keeps events, in the caller's transaction. */
final class LimitEvents {

    private static final String INSERT = "insert into limit_event (id, happened_at, kind, limit_kind, percent,"
            + " service_session_id, nas_id, acct_session_id, subscriber_id, login, activation, used, limited_to,"
            + " operation_id, detail) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final int LONGEST_DETAIL = 512;

    private LimitEvents() {}

    /**
     * @param now by the business clock
     * @param written by the system's clock, which orders them
     */
    static void keep(Connection connection, List<NewLimitEvent> events, SessionIds ids, Instant now, Instant written)
            throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            long micros = SessionIds.micros(written);
            for (NewLimitEvent event : events) {
                LimitedRow row = event.row();
                insert.setObject(1, ids.next(micros++));
                insert.setTimestamp(2, Timestamp.from(now));
                insert.setString(3, event.kind().name());
                insert.setString(4, event.limit().name());
                insert.setInt(5, event.percent());
                insert.setObject(6, row.id());
                insert.setLong(7, row.key().nasId());
                insert.setString(8, row.key().acctSessionId());
                if (row.subscriberId() == null) {
                    insert.setNull(9, Types.BIGINT);
                } else {
                    insert.setLong(9, row.subscriberId());
                }
                insert.setString(10, row.login());
                insert.setString(11, row.activation());
                insert.setLong(12, event.used());
                insert.setLong(13, event.limitedTo());
                insert.setObject(14, event.operation());
                String detail = event.detail();
                insert.setString(15, detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
