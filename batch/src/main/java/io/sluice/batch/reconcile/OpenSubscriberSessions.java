package io.sluice.batch.reconcile;

import io.sluice.batch.jobs.JobName;
import io.sluice.batch.jobs.JobWork;
import io.sluice.session.OpenSessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Subscriber sessions that are open. Those are closed of which nothing was heard since their NAS began anew: for good where it
 * said so, as silent where that was only concluded, so that a record of one that lives continues it. Those get their
 * subscriber whose login became known since.
 */
@ApplicationScoped
public class OpenSubscriberSessions implements JobWork {

    private static final String GONE = "exists (select 1 from nas_epoch e where e.nas_id = p.nas_id"
            + " and e.begun_at > p.last_seen_at and e.learned_by = ?)";

    private static final String FIND = "select p.id, p.subscriber_id from subscriber_session p where p.id = any(?)"
            + " and p.state < 3 and " + GONE + " order by p.id for update";

    private static final String CLOSE =
            "update subscriber_session set state = 3, stop_cause = ?, stopped_at = last_seen_at"
                    + " where id = any(?) and state < 3";

    private static final String NAME = "update subscriber_session set subscriber_id ="
            + " (select s.id from subscriber s where s.login = subscriber_session.login)"
            + " where id = any(?) and subscriber_id is null and exists"
            + " (select 1 from subscriber s where s.login = subscriber_session.login)";

    private final UuidPages pages = new UuidPages("subscriber_session", "state < 3");

    @Inject
    private OpenSessions openSessions;

    @SuppressWarnings("NullAway.Init")
    protected OpenSubscriberSessions() {}

    OpenSubscriberSessions(OpenSessions openSessions) {
        this.openSessions = openSessions;
    }

    @Override
    public JobName job() {
        return JobName.RECONCILE_SESSIONS;
    }

    @Override
    public int number() {
        return 0;
    }

    @Override
    public long total(Connection connection) throws SQLException {
        return pages.total(connection);
    }

    @Override
    public List<String> after(Connection connection, String place, int most) throws SQLException {
        return pages.after(connection, place, most);
    }

    @Override
    public int process(Connection connection, List<String> things) throws SQLException {
        UUID[] ids = UuidPages.ids(things);
        int changed = close(connection, ids, "ON_OFF", "NAS_REBOOT") + close(connection, ids, "REUSED_ID", "SILENT");
        try (PreparedStatement name = connection.prepareStatement(NAME)) {
            name.setObject(1, ids);
            return changed + name.executeUpdate();
        }
    }

    private int close(Connection connection, UUID[] ids, String learnedBy, String cause) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setObject(1, ids);
            find.setString(2, learnedBy);
            try (ResultSet row = find.executeQuery()) {
                UUID[] gone = new UUID[ids.length];
                int count = 0;
                while (row.next()) {
                    gone[count] = row.getObject(1, UUID.class);
                    long subscriberId = row.getLong(2);
                    if (!row.wasNull()) {
                        openSessions.closed(subscriberId, gone[count]);
                    }
                    count++;
                }
                return count == 0 ? 0 : close(connection, Arrays.copyOf(gone, count), cause);
            }
        }
    }

    private static int close(Connection connection, UUID[] gone, String cause) throws SQLException {
        try (PreparedStatement close = connection.prepareStatement(CLOSE)) {
            close.setString(1, cause);
            close.setObject(2, gone);
            return close.executeUpdate();
        }
    }
}
