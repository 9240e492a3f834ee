package io.sluice.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings a database to the newest tables. Several nodes may do so at once on PostgreSQL: Flyway lets one work and
 * the others wait. The embedded database belongs to one process.
 *
 * <p>A database that was migrated by a newer release is refused, for what this one would write there nobody knows.
 */
public final class SchemaMigration {

    private final DataSource database;

    public SchemaMigration(DataSource database) {
        this.database = database;
    }

    /**
     * Runs what has not yet run; does nothing on an up-to-date database.
     *
     * @throws SchemaNotReady if the database is away, of a kind that Sluice does not know, or refuses a migration
     */
    public Result run() {
        try {
            Engine engine = engine();
            var migrated = Flyway.configure(SchemaMigration.class.getClassLoader())
                    .dataSource(database)
                    .locations("classpath:db/migration/common", "classpath:db/migration/" + engine.folder)
                    .placeholders(Map.of("octets", engine.octets))
                    .failOnMissingLocations(true)
                    .ignoreMigrationPatterns(new String[0])
                    .load()
                    .migrate();
            return new Result(engine.folder, migrated.migrationsExecuted, String.valueOf(migrated.targetSchemaVersion));
        } catch (SQLException | FlywayException e) {
            throw new SchemaNotReady("the database could not be brought to the newest tables: " + oneLine(e), e);
        }
    }

    private Engine engine() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Engine.of(connection.getMetaData().getDatabaseProductName());
        }
    }

    private static String oneLine(Exception e) {
        return String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", " | ");
    }

    /**
     * What a run did.
     *
     * @param engine {@code postgresql} or {@code h2}
     * @param executed how many migrations were run, 0 if the tables were up to date
     * @param version the version reached, {@code null} as text where nothing was to do
     */
    public record Result(String engine, int executed, String version) {}

    /** Where the two databases differ. */
    private enum Engine {
        POSTGRESQL("postgresql", "bytea"),
        H2("h2", "varbinary(4096)");

        private final String folder;
        private final String octets;

        Engine(String folder, String octets) {
            this.folder = folder;
            this.octets = octets;
        }

        static Engine of(String product) {
            for (Engine engine : values()) {
                if (engine.folder.equalsIgnoreCase(product)) {
                    return engine;
                }
            }
            throw new SchemaNotReady("Sluice works on PostgreSQL and H2, not on " + product, null);
        }
    }
}
