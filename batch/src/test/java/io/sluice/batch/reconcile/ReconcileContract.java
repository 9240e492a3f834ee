package io.sluice.batch.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.batch.jobs.JobWork;
import io.sluice.session.OpenSessions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is put right after an outage, whatever the database. */
abstract class ReconcileContract {

    private DataSource database;
    private final List<Long> told = new ArrayList<>();

    private final JobWork sessions = new OpenSubscriberSessions(new OpenSessions() {
        @Override
        public void opened(long subscriberId, UUID sessionId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void closed(long subscriberId, UUID sessionId) {
            told.add(subscriberId);
        }
    });

    private final JobWork services = new OpenServiceSessions();

    abstract DataSource newDatabase();

    @BeforeEach
    void open() {
        database = newDatabase();
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String at(int hour) {
        return "timestamp with time zone '2026-11-22 " + (hour < 10 ? "0" : "") + hour + ":00:00+00'";
    }

    private void session(int number, long nas, String login, int lastSeenHour, int state, String cause)
            throws SQLException {
        change(
                "insert into subscriber_session (id, nas_id, acct_session_id, subscriber_id, login, state, owner, started_at,"
                        + " start_seen, first_seen_at, last_seen_at, stop_seen, session_time, input_octets, output_octets,"
                        + " input_packets, output_packets, stop_cause) values ('01935a00-0000-7000-8000-00000000000"
                        + number + "', "
                        + nas + ", 's" + number + "', " + (login.isEmpty() ? 7 : "null") + ", '" + login + "', " + state
                        + ", 1, " + at(1)
                        + ", true, " + at(1) + ", " + at(lastSeenHour) + ", false, 0, 0, 0, 0, 0, " + cause + ")");
    }

    private void service(int number) throws SQLException {
        change(
                "insert into service_session (id, nas_id, acct_session_id, service_id, login, activation, state, confirmed,"
                        + " owner, started_at, start_seen, first_seen_at, last_seen_at, stop_seen, session_time, input_octets,"
                        + " output_octets, input_packets, output_packets) values ('01935a00-0000-7000-8000-00000000001"
                        + number
                        + "', 1, 's" + number + "', '', '', 'gold', 3, true, 1, " + at(1) + ", true, " + at(1) + ", "
                        + at(2)
                        + ", false, 0, 0, 0, 0, 0)");
    }

    private int run(JobWork work) throws SQLException {
        int changed = 0;
        String place = "";
        try (Connection connection = database.getConnection()) {
            List<String> page;
            while (!(page = work.after(connection, place, 2)).isEmpty()) {
                changed += work.process(connection, page);
                place = page.get(page.size() - 1);
            }
        }
        return changed;
    }

    private List<String> rows(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(row.getString(1) + '|' + row.getString(2) + '|' + row.getString(3));
            }
            return rows;
        }
    }

    @Test
    void closesSessionsOfAnEpochThatIsOver_andLeavesThoseThatWereHeardSince() throws SQLException {
        session(1, 1, "", 3, 1, "null");
        session(2, 1, "", 9, 1, "null");
        session(3, 2, "", 3, 1, "null");
        session(4, 3, "", 3, 1, "null");
        change("insert into nas_epoch (nas_id, epoch, begun_at, learned_by) values (1, 1, " + at(5)
                + ", 'ON_OFF'), (2, 1, " + at(5) + ", 'REUSED_ID')");

        assertThat(run(sessions)).isEqualTo(2);

        assertThat(rows("select acct_session_id, state, stop_cause from subscriber_session order by 1"))
                .containsExactly("s1|3|NAS_REBOOT", "s2|1|null", "s3|3|SILENT", "s4|1|null");
        assertThat(told).containsExactly(7L, 7L);
    }

    @Test
    void givesASessionItsSubscriber_whoBecameKnownSince() throws SQLException {
        change("insert into retailer (id, name, zone, version) values (1, 'isp1', 'UTC', 0)");
        change("insert into subscriber (id, retailer_id, kind, name, login, status, version) values"
                + " (9, 1, 'RESIDENTIAL', 'a', 'a@isp1.com', 'ACTIVE', 0)");
        session(1, 1, "a@isp1.com", 3, 1, "null");
        session(2, 1, "b@isp1.com", 3, 1, "null");

        assertThat(run(sessions)).isEqualTo(1);

        assertThat(rows("select acct_session_id, subscriber_id, state from subscriber_session order by 1"))
                .containsExactly("s1|9|1", "s2|null|1");
    }

    @Test
    void endsServicesWithTheirSession_andForItsReason() throws SQLException {
        session(1, 1, "", 3, 3, "'USER_LOGOUT'");
        session(2, 1, "", 3, 3, "'SILENT'");
        session(3, 1, "", 3, 1, "null");
        for (int number = 1; number <= 4; number++) {
            service(number);
        }

        assertThat(run(services)).isEqualTo(2);
        assertThat(run(services)).isZero();

        assertThat(rows("select acct_session_id, state, stop_cause from service_session order by 1"))
                .containsExactly("s1|5|USER_LOGOUT", "s2|5|SILENT", "s3|3|null", "s4|3|null");
    }

    @Test
    void countsWhatItWillLookAt() throws SQLException {
        session(1, 1, "", 3, 3, "'NAS'");
        session(2, 1, "", 3, 1, "null");
        session(3, 1, "", 3, 2, "null");

        try (Connection connection = database.getConnection()) {
            assertThat(sessions.total(connection)).isEqualTo(2);
        }
    }
}
