package io.sluice.ejb.usage;

import io.sluice.ejb.lease.LocalTransaction;
import io.sluice.ejb.platform.Columns;
import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.ejb.usage.ReviewedSlice.Heard;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads accounting records in the order of their arrival, a slice of time and one transaction after the other: whoever
 * holds the row that tells how far has been read is the only reader, and what a slice came to is committed together with
 * the place where the next one begins. So each record counts once, however many nodes there are and whenever one dies.
 *
 * <p>Outside any transaction but its own. One for each node.
 */
public final class AccountingReview {

    /**
     * Records are read when they are so old: until then one that arrived earlier may still be on its way into the database.
     */
    public static final Duration SAFE = Duration.ofSeconds(15);

    private static final long SAFE_MICROS = SAFE.toMillis() * 1000;

    /** Longer without a tick of any node, and nothing can have been heard: nobody is silent for that. */
    static final long OUTAGE = 120_000_000L;

    private static final int MOST = 10_000;
    private static final int ENOUGH = 2_500;
    private static final long SHORTEST = 1_000;
    private static final long LONGEST = 3_600_000_000L;

    private static final String PLACE = "select reviewed_until, ticked_at, heard_since from accounting_review"
            + " where id = 1 for update skip locked";
    private static final String BEGIN = "insert into accounting_review (id, reviewed_until, heard_since, ticked_at)"
            + " select 1, ?, ?, ? where not exists (select 1 from accounting_review)";
    private static final String MOVE =
            "update accounting_review set reviewed_until = ?, ticked_at = ?, heard_since = ? where id = 1";

    private final DataSource database;
    private final Columns.Engine engine;
    private final Predicate<String> serviceKnown;
    private long width = 1_000_000;

    /**
     * @param serviceKnown whether an activation string names a service of the catalogue
     */
    public AccountingReview(DataSource database, Predicate<String> serviceKnown) {
        this.database = database;
        this.engine = Columns.Engine.of(database);
        this.serviceKnown = serviceKnown;
    }

    /**
     * Reads one slice.
     *
     * @param nowMicros by our clock, in microseconds since 1970
     * @return how many records it had; −1 if everything that is safe has been read, or another node is reading
     */
    public int read(long nowMicros) {
        try {
            return LocalTransaction.on(database, connection -> read(connection, nowMicros));
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    private int read(Connection connection, long now) throws SQLException {
        Place place = place(connection, now);
        if (place == null) {
            return -1;
        }
        long safe = now - SAFE_MICROS;
        long from = place.reviewedUntil;
        long heardSince = now - place.tickedAt > OUTAGE ? now : place.heardSince;
        if (from >= safe) {
            move(connection, from, now, heardSince);
            return -1;
        }
        ReviewRows rows = new ReviewRows(connection, engine);
        long to = Math.min(safe, from + width);
        List<ArrivedRecord> records = rows.records(from, to, MOST);
        while (records.size() == MOST && to - from > SHORTEST) {
            width = Math.max(SHORTEST, (to - from) / 4);
            to = from + width;
            records = rows.records(from, to, to - from > SHORTEST ? MOST : Integer.MAX_VALUE);
        }
        TreeSet<ReadingKey> keys = new TreeSet<>();
        records.forEach(record -> keys.add(record.reading()));
        Map<ReadingKey, Heard> readings = keys.isEmpty() ? Map.of() : rows.readings(keys);
        ReviewedSlice slice = new ReviewedSlice(readings, serviceKnown);
        slice.review(records);
        rows.store(slice);
        move(connection, to, now, heardSince);
        if (records.size() < ENOUGH) {
            width = Math.min(LONGEST, width * 2);
        }
        return records.size();
    }

    /**
     * Where to go on.
     *
     * @param tickedAt when any node last did
     * @param heardSince since when records can have been heard without a gap
     */
    private record Place(long reviewedUntil, long tickedAt, long heardSince) {}

    /** Null if another node is at it, or nobody has ever begun. */
    private static @Nullable Place place(Connection connection, long now) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(PLACE);
                ResultSet row = query.executeQuery()) {
            if (row.next()) {
                return new Place(row.getLong(1), row.getLong(2), row.getLong(3));
            }
        }
        try (PreparedStatement begin = connection.prepareStatement(BEGIN)) {
            begin.setLong(1, now - SAFE_MICROS);
            begin.setLong(2, now);
            begin.setLong(3, now);
            begin.executeUpdate();
        }
        return null;
    }

    private static void move(Connection connection, long until, long now, long heardSince) throws SQLException {
        try (PreparedStatement move = connection.prepareStatement(MOVE)) {
            move.setLong(1, until);
            move.setLong(2, now);
            move.setLong(3, heardSince);
            move.executeUpdate();
        }
    }
}
