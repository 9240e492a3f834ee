package io.sluice.ejb.security;

import io.sluice.ejb.platform.DatabaseAway;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes down who changed what, in the transaction of the change: both are stored or neither. Entries are sealed into a chain
 * shortly afterwards, see {@link AuditSealer}.
 */
public final class AuditTrail {

    /** Longest state that is kept whole; of a longer one its length is. */
    static final int LONGEST_STATE = 100_000;

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_RESOURCE = 512;
    private static final String INSERT = "insert into audit_entry"
            + " (happened_at, actor, role, origin, action, resource, before_state, after_state)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?)";

    private final DataSource database;
    private final Clock clock;

    public AuditTrail(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Adds an entry.
     *
     * @param action what was done, like {@code nas.changed}
     * @param resource to what, as a path of the REST interface, like {@code /nas/bng1}
     * @param before null for what did not exist; members that look like secrets are replaced, see {@link WithoutSecrets}
     * @param after null for what no longer exists
     */
    public void record(
            Actor actor, String action, String resource, @Nullable JsonObject before, @Nullable JsonObject after) {
        PortalRole role = actor.role();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setTimestamp(1, Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS)));
            insert.setString(2, cut(actor.name(), LONGEST_NAME));
            insert.setString(3, role == null ? null : role.name());
            insert.setString(4, actor.remoteAddress() == null ? null : cut(actor.remoteAddress(), LONGEST_NAME));
            insert.setString(5, cut(action, LONGEST_NAME));
            insert.setString(6, cut(resource, LONGEST_RESOURCE));
            insert.setString(7, text(before));
            insert.setString(8, text(after));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    private static @Nullable String text(@Nullable JsonObject state) {
        if (state == null) {
            return null;
        }
        String text = WithoutSecrets.of(state).toString();
        return text.length() <= LONGEST_STATE ? text : "{\"tooLongToKeep\":" + text.length() + '}';
    }

    /** Names of users and resources come from outside, where an attempt failed; no database takes a NUL. */
    private static String cut(String text, int longest) {
        String printable = text.replace('\0', '?');
        return printable.length() <= longest ? printable : printable.substring(0, longest - 1) + '…';
    }
}
