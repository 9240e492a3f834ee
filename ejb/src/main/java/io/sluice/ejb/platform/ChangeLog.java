package io.sluice.ejb.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Tells all nodes what was changed in the catalogue. Whoever changes something says so here in the same transaction; the
 * snapshots of every node follow within a second of the commit.
 */
public final class ChangeLog {

    private final DataSource database;
    private final Clock clock;

    public ChangeLog(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Says that one thing changed.
     *
     * @param subject which one, see {@link ChangeTopic}
     */
    public void changed(ChangeTopic topic, String subject) {
        append(topic, subject);
    }

    /** Says that so much of a kind changed that reading all of it anew is less work. */
    public void changedAll(ChangeTopic topic) {
        append(topic, null);
    }

    private void append(ChangeTopic topic, @Nullable String subject) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into change_log (topic, subject, changed_at) values (?, ?, ?)")) {
            insert.setString(1, topic.name());
            insert.setString(2, subject);
            insert.setTimestamp(3, Timestamp.from(clock.instant()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }
}
