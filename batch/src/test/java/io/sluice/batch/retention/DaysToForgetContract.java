package io.sluice.batch.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.ejb.platform.Settings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is forgotten and what is kept, whatever the database. */
abstract class DaysToForgetContract {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private DataSource database;

    abstract DataSource newDatabase();

    private static DaysToForget keeping(String days) {
        Map<String, String> settings = Map.of(DaysToForget.DAYS, days);
        return new DaysToForget(
                new Settings(settings::get), Clock.fixed(Instant.parse("2026-11-22T03:00:00Z"), ZoneOffset.UTC));
    }

    @BeforeEach
    void fill() throws SQLException {
        database = newDatabase();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (int back = 0; back < 4; back++) {
                LocalDate day = TODAY.minusDays(back);
                AccountingPartitions partitions = new AccountingPartitions(connection);
                if (partitions.areUsed() && back > 0) {
                    connection.setAutoCommit(false);
                    partitions.make(day);
                    connection.commit();
                    connection.setAutoCommit(true);
                }
                statement.execute(
                        "insert into accounting_record (acct_session_id, event_day, fingerprint, nas_id, status_type,"
                                + " event_at, received_at, delay_seconds, login, attributes) values ('s1', '" + day
                                + "', 1, 1, 1,"
                                + " now(), now(), 0, '', '')");
                statement.execute("insert into usage_hour values (" + (day.toEpochDay() * 24 + 23)
                        + ", 1, '', 1, 1, 1, 1, 1, 0)");
                statement.execute("insert into nas_flag_day values (1, " + day.toEpochDay() + ", 0, 1)");
            }
        }
    }

    private List<String> days(DaysToForget work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return work.after(connection, "", 100);
        }
    }

    private int forget(DaysToForget work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            int forgotten = work.process(connection, work.after(connection, "", 100));
            connection.commit();
            return forgotten;
        }
    }

    private long count(String table) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void isEverythingBeforeSoManyDays() throws SQLException {
        assertThat(days(keeping("2"))).containsExactly("2026-11-19");
        assertThat(forget(keeping("2"))).isEqualTo(1);

        assertThat(count("accounting_record")).isEqualTo(3);
        assertThat(count("usage_hour")).isEqualTo(3);
        assertThat(count("nas_flag_day")).isEqualTo(3);
    }

    @Test
    void isNothing_whereAllIsKept() throws SQLException {
        assertThat(days(keeping("0"))).isEmpty();
    }

    @Test
    void isNotForgottenTwice() throws SQLException {
        forget(keeping("2"));

        assertThat(days(keeping("2"))).isEmpty();
    }

    @Test
    void goesOnAfterADay() throws SQLException {
        try (Connection connection = database.getConnection()) {
            assertThat(keeping("1").after(connection, "2026-11-19", 100)).containsExactly("2026-11-20");
        }
    }
}
