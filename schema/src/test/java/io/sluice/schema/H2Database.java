package io.sluice.schema;

import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcDataSource;

/** Databases in memory for tests, set up as the embedded one is. */
public final class H2Database {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private H2Database() {}

    /** An empty database of its own, alive until the JVM ends. */
    public static JdbcDataSource newDatabase() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:test" + DATABASES.incrementAndGet()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
        source.setUser("sluice");
        source.setPassword("sluice");
        return source;
    }

    /** A database of its own with the newest tables. */
    public static JdbcDataSource newMigratedDatabase() {
        JdbcDataSource source = newDatabase();
        new SchemaMigration(source).run();
        return source;
    }
}
