package io.sluice.batch.reconcile;

import io.sluice.batch.jobs.JobName;
import io.sluice.batch.jobs.JobWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Service sessions that are open: those end whose subscriber session has ended, and for its reason. */
@ApplicationScoped
public class OpenServiceSessions implements JobWork {

    private static final String PARENT = "(select %s from subscriber_session p where p.nas_id = service_session.nas_id"
            + " and p.acct_session_id = service_session.acct_session_id and p.state = 3)";

    private static final String CLOSE = "update service_session set state = 5, stopped_at = "
            + PARENT.formatted("coalesce(p.stopped_at, p.last_seen_at)") + ", stop_cause = "
            + PARENT.formatted(
                    "case when p.stop_cause in ('NAS_REBOOT', 'SILENT') then p.stop_cause else 'USER_LOGOUT' end")
            + " where id = any(?) and state not in (5, 6) and exists " + PARENT.formatted("1");

    private final UuidPages pages = new UuidPages("service_session", "state not in (5, 6)");

    @Override
    public JobName job() {
        return JobName.RECONCILE_SESSIONS;
    }

    @Override
    public int number() {
        return 1;
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
        try (PreparedStatement close = connection.prepareStatement(CLOSE)) {
            close.setObject(1, UuidPages.ids(things));
            return close.executeUpdate();
        }
    }
}
