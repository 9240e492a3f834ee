package io.sluice.ejb.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads the change log for this node, each change once, in whatever order they are committed.
 *
 * <p>Ids are drawn before the commit, so a lower one may show later than a higher one. What is missing between two ids
 * that were seen is therefore asked for again for two minutes, longer than any transaction lasts. A change whose reader
 * failed is read again. For one thread.
 */
public final class ChangeFeed {

    static final Duration PATIENCE = Duration.ofMinutes(2);
    static final Duration KEPT = Duration.ofHours(1);
    private static final Duration LOST_TRACK = Duration.ofMinutes(30);
    private static final int LOOK_BACK = 1_000;
    private static final int MOST_GAPS = 10_000;
    private static final String NEW = "select id, topic, subject from change_log where id > ? or id = any(?)";
    private static final String RECENT = "select id, topic, subject from change_log"
            + " where id > (select coalesce(max(id), 0) from change_log) - ? or id = any(?)";

    private final DataSource database;
    private final Clock clock;
    private final Map<ChangeTopic, Consumer<Changes>> readers = new EnumMap<>(ChangeTopic.class);
    private final TreeMap<Long, Instant> gaps = new TreeMap<>();
    private long highest;
    private volatile Instant lastRead = Instant.MIN;
    private Instant lastCleared = Instant.MIN;

    public ChangeFeed(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Has a topic's changes told to a reader; one that throws is told again. */
    public ChangeFeed tell(ChangeTopic topic, Consumer<Changes> reader) {
        readers.put(topic, reader);
        return this;
    }

    /** Takes now as the beginning: what is read from the tables after this call needs no earlier change. */
    public void begin() {
        Instant now = clock.instant();
        Set<Long> recent = new HashSet<>();
        read(RECENT, Long.valueOf(LOOK_BACK), (id, topic, subject) -> recent.add(id));
        gaps.clear();
        highest = recent.stream().mapToLong(Long::longValue).max().orElse(0);
        recent.stream().mapToLong(Long::longValue).min().ifPresent(from -> noteGaps(from, recent, now));
        lastRead = now;
    }

    /** Reads what is new and tells the readers. */
    public void poll() {
        Instant now = clock.instant();
        if (lastRead.isBefore(now.minus(LOST_TRACK)) || gaps.size() > MOST_GAPS) {
            startAnew();
            return;
        }
        Map<ChangeTopic, Set<String>> subjects = new EnumMap<>(ChangeTopic.class);
        Set<ChangeTopic> whole = new HashSet<>();
        Set<Long> seen = new HashSet<>();
        read(NEW, highest, (id, topic, subject) -> {
            seen.add(id);
            if (subject == null) {
                whole.add(topic);
            } else {
                subjects.computeIfAbsent(topic, t -> new HashSet<>()).add(subject);
            }
        });
        readers.forEach((topic, reader) -> {
            if (whole.contains(topic)) {
                reader.accept(Changes.ALL);
            } else if (subjects.containsKey(topic)) {
                reader.accept(new Changes(false, subjects.get(topic)));
            }
        });
        remember(seen, now);
        clearOld(now);
    }

    /** How old the newest look at the change log is; for any thread. */
    public double secondsSinceRead() {
        Instant read = lastRead;
        return read == Instant.MIN
                ? Double.NaN
                : Duration.between(read, clock.instant()).toMillis() / 1_000.0;
    }

    private void startAnew() {
        begin();
        readers.values().forEach(reader -> reader.accept(Changes.ALL));
    }

    private void remember(Set<Long> seen, Instant now) {
        gaps.keySet().removeAll(seen);
        long from = highest;
        highest =
                Math.max(highest, seen.stream().mapToLong(Long::longValue).max().orElse(0));
        noteGaps(from, seen, now);
        gaps.values().removeIf(since -> since.isBefore(now.minus(PATIENCE)));
        lastRead = now;
    }

    private void noteGaps(long from, Set<Long> seen, Instant now) {
        // More than MOST_GAPS at once means that the numbering jumped, not that so many transactions are open.
        for (long id = Math.max(from, highest - MOST_GAPS) + 1; id < highest; id++) {
            if (!seen.contains(id)) {
                gaps.put(id, now);
            }
        }
    }

    /** Any node does this at any time; what one has deleted the others do not find. */
    private void clearOld(Instant now) {
        if (lastCleared.isAfter(now.minus(PATIENCE))) {
            return;
        }
        lastCleared = now;
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from change_log where changed_at < ?")) {
            delete.setTimestamp(1, Timestamp.from(now.minus(KEPT)));
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    private void read(String sql, Long parameter, Row row) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, parameter);
            select.setObject(2, gaps.keySet().toArray(Long[]::new));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    row.read(rows.getLong(1), ChangeTopic.valueOf(rows.getString(2)), rows.getString(3));
                }
            }
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    private interface Row {
        void read(long id, ChangeTopic topic, @Nullable String subject);
    }
}
