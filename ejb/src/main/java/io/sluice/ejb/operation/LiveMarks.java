package io.sluice.ejb.operation;

import io.sluice.ejb.platform.DatabaseAway;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Tells whether anything has changed in sessions that somebody looks at: two statements, however many they are. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class LiveMarks {

    private static final String OPERATIONS =
            "select s.id, o.id, o.state, o.phase, o.transmissions, o.answerable, o.proof"
                    + " from subscriber_session s join operation o on o.nas_id = s.nas_id and o.acct_session_id = s.acct_session_id"
                    + " where s.id = any(?)";

    private static final String SERVICES = "select s.id, v.id, v.state, v.confirmed, s.state"
            + " from subscriber_session s join service_session v on v.nas_id = s.nas_id and v.acct_session_id = s.acct_session_id"
            + " where s.id = any(?)";

    @Resource(lookup = "java:/jdbc/SluiceDS")
    private DataSource database;

    @SuppressWarnings("NullAway.Init")
    protected LiveMarks() {}

    public LiveMarks(DataSource database) {
        this.database = database;
    }

    /** A number for each session that differs once anything has changed; those of which there is nothing are left out. */
    public Map<UUID, Long> of(Collection<UUID> sessions) {
        Map<UUID, Long> marks = new HashMap<>();
        UUID[] ids = sessions.toArray(UUID[]::new);
        try (Connection connection = database.getConnection()) {
            add(connection, OPERATIONS, 7, ids, marks);
            add(connection, SERVICES, 5, ids, marks);
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
        return marks;
    }

    /** A sum, since rows come in any order. */
    private static void add(Connection connection, String sql, int columns, UUID[] ids, Map<UUID, Long> marks)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, ids);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    long hash = sql.length();
                    for (int column = 2; column <= columns; column++) {
                        hash = hash * 1_000_003 + rows.getString(column).hashCode();
                    }
                    marks.merge(rows.getObject(1, UUID.class), hash, Long::sum);
                }
            }
        }
    }
}
