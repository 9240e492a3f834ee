package io.sluice.batch.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.schema.H2Database;
import io.sluice.schema.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountingPartitionsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private DataSource database;

    @BeforeEach
    void open() {
        database = PostgresServer.newMigratedDatabase();
    }

    private boolean made(LocalDate day) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            boolean made = new AccountingPartitions(connection).make(day);
            connection.commit();
            return made;
        }
    }

    private static void insert(Connection connection, LocalDate day, int fingerprint) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into accounting_record (acct_session_id, event_day, fingerprint, nas_id, status_type,"
                            + " event_at, received_at, delay_seconds, login, attributes) values ('s1', '" + day + "', "
                            + fingerprint
                            + ", 1, 1, now(), now(), 0, '', '') on conflict do nothing");
        }
    }

    private String tableOf(int fingerprint) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "select tableoid::regclass::text from accounting_record where fingerprint = " + fingerprint)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }

    @Test
    void takesTheRecordsOfItsDay() throws SQLException {
        boolean made = made(DAY);
        try (Connection connection = database.getConnection()) {
            insert(connection, DAY, 1);
            insert(connection, DAY.plusDays(1), 2);
        }

        assertThat(made).isTrue();
        assertThat(tableOf(1)).isEqualTo("accounting_record_20261122");
        assertThat(tableOf(2)).isEqualTo("accounting_record_rest");
    }

    @Test
    void movesWhatCameBeforeIt_andStillKnowsItsKeys() throws SQLException {
        try (Connection connection = database.getConnection()) {
            insert(connection, DAY, 1);
        }

        made(DAY);

        assertThat(tableOf(1)).isEqualTo("accounting_record_20261122");
        try (Connection connection = database.getConnection()) {
            insert(connection, DAY, 1);
        }
        assertThat(tableOf(1)).isEqualTo("accounting_record_20261122");
    }

    @Test
    void isMadeOnce() throws SQLException {
        assertThat(made(DAY)).isTrue();
        assertThat(made(DAY)).isFalse();
    }

    @Test
    void isLeftToTheNodeThatCameFirst() throws SQLException {
        try (Connection first = database.getConnection()) {
            first.setAutoCommit(false);
            assertThat(new AccountingPartitions(first).make(DAY)).isTrue();

            assertThat(made(DAY)).isFalse();

            first.commit();
        }
        assertThat(made(DAY)).isFalse();
    }

    @Test
    void waitsNoLongerThanThreeSeconds_forATransactionThatWritesTheRest() throws SQLException {
        try (Connection writer = database.getConnection()) {
            writer.setAutoCommit(false);
            insert(writer, DAY, 1);

            assertThatThrownBy(() -> made(DAY))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("55P03"));

            writer.commit();
        }
        assertThat(made(DAY)).isTrue();
        assertThat(tableOf(1)).isEqualTo("accounting_record_20261122");
    }

    @Test
    void isNotUsedOnH2() throws SQLException {
        try (Connection connection = H2Database.newMigratedDatabase().getConnection()) {
            assertThat(new AccountingPartitions(connection).areUsed()).isFalse();
        }
    }
}
