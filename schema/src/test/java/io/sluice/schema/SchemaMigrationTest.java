package io.sluice.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaMigrationTest {

    static Stream<Named<DataSource>> emptyDatabases() {
        return Stream.of(
                Named.of("H2", H2Database.newDatabase()), Named.of("PostgreSQL", PostgresServer.newDatabase()));
    }

    @ParameterizedTest
    @MethodSource("emptyDatabases")
    void makesAllTables_andThenHasNothingToDo(DataSource database) throws SQLException {
        SchemaMigration migration = new SchemaMigration(database);

        SchemaMigration.Result first = migration.run();
        SchemaMigration.Result second = migration.run();

        assertThat(first.executed()).isPositive();
        assertThat(second.executed()).isZero();
        assertThat(count(database, "accounting_record")).isZero();
        assertThat(count(database, "portal_user")).isZero();
    }

    /** On PostgreSQL; the embedded database belongs to one process, which migrates it once. */
    @Test
    void twoNodesThatStartAtOnce_bothFindAllTables() throws Exception {
        DataSource database = PostgresServer.newDatabase();
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            Callable<SchemaMigration.Result> node = () -> new SchemaMigration(database).run();

            List<Future<SchemaMigration.Result>> results = nodes.invokeAll(List.of(node, node));

            for (Future<SchemaMigration.Result> result : results) {
                result.get();
            }
            assertThat(count(database, "(select distinct version from flyway_schema_history) v"))
                    .isEqualTo(count(database, "flyway_schema_history"))
                    .isPositive();
            assertThat(count(database, "accounting_record")).isZero();
        } finally {
            nodes.shutdownNow();
        }
    }

    @ParameterizedTest
    @MethodSource("emptyDatabases")
    void refusesADatabaseOfANewerRelease(DataSource database) throws SQLException {
        SchemaMigration migration = new SchemaMigration(database);
        migration.run();
        execute(
                database,
                "insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by,"
                        + " execution_time, success) values (999, '9999', 'newer', 'SQL', 'V9999__newer.sql', 'x', 1, true)");

        assertThatThrownBy(migration::run)
                .isInstanceOf(SchemaNotReady.class)
                .hasMessageContaining("9999")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void saysInOneLineThatTheDatabaseIsAway() {
        JdbcDataSource away = new JdbcDataSource();
        away.setURL("jdbc:h2:tcp://127.0.0.1:1/nowhere");

        assertThatThrownBy(new SchemaMigration(away)::run)
                .isInstanceOf(SchemaNotReady.class)
                .message()
                .startsWith("the database could not be brought")
                .doesNotContain("\n");
    }

    private static long count(DataSource database, String table) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
