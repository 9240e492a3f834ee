package io.sluice.batch.retention;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * The daily partitions of {@code accounting_record} on PostgreSQL.
 *
 * <p>A record whose day has no partition is kept in the partition for the rest; when the day's is made, they move. Making
 * one locks the rest and not the table, so batches of the current day go on. Runs in the caller's transaction, one day
 * each.
 */
final class AccountingPartitions {

    /** Any number that nobody else locks with; the same on all nodes. */
    private static final long LOCK = 0x51_75_1c_eaL;

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private static final String OLDEST_RECORD = "select min(event_day) from accounting_record";

    private static final String OLDEST = "select min(d) from (select min(event_day) as d from accounting_record_rest"
            + " union all select to_date(right(c.relname, 8), 'YYYYMMDD') from pg_inherits i join pg_class c on c.oid = i.inhrelid"
            + " where i.inhparent = 'accounting_record'::regclass and c.relname ~ '_[0-9]{8}$') as days";

    private final Connection connection;

    AccountingPartitions(Connection connection) {
        this.connection = connection;
    }

    /** Whether the database has partitions at all. */
    boolean areUsed() throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    }

    /**
     * Makes a day's partition unless it is there, or another node is making one just now.
     *
     * @return whether it was made
     * @throws SQLException with SQLState 55P03 if the table was too busy; the next run tries again
     */
    boolean make(LocalDate day) throws SQLException {
        String name = "accounting_record_" + DAY.format(day);
        if (!lockedAndMissing(name)) {
            return false;
        }
        String values = "values from ('" + day + "') to ('" + day.plusDays(1) + "')";
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local lock_timeout = '3s'");
            statement.execute("lock table accounting_record_rest in access exclusive mode");
            statement.execute(
                    "create table " + name + " (like accounting_record including defaults including constraints)");
            statement.execute("with moved as (delete from accounting_record_rest where event_day = '" + day
                    + "' returning *) insert into " + name + " select * from moved");
            statement.execute("alter table accounting_record attach partition " + name + " for " + values);
        }
        return true;
    }

    /**
     * Drops a day's partition with its records.
     *
     * @return whether there was one
     * @throws SQLException with SQLState 55P03 if the table was too busy; the next run tries again
     */
    boolean drop(LocalDate day) throws SQLException {
        String name = "accounting_record_" + DAY.format(day);
        if (!exists(name)) {
            return false;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local lock_timeout = '3s'");
            statement.execute("drop table " + name);
        }
        return true;
    }

    /**
     * The first day of which there are records, as far as partitions tell; a look at each record would take long. Without
     * partitions the records are few.
     */
    Optional<LocalDate> oldest() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(areUsed() ? OLDEST : OLDEST_RECORD)) {
            row.next();
            return Optional.ofNullable(row.getString(1)).map(LocalDate::parse);
        }
    }

    private boolean exists(String name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select to_regclass(?) is not null")) {
            query.setString(1, name);
            try (ResultSet result = query.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    private boolean lockedAndMissing(String name) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select pg_try_advisory_xact_lock(?) and to_regclass(?) is null")) {
            query.setLong(1, LOCK);
            query.setString(2, name);
            try (ResultSet result = query.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }
}
