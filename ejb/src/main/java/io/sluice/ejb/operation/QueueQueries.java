package io.sluice.ejb.operation;

import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.operation.Lane;
import io.sluice.operation.OperationState;
import io.sluice.subscriber.TenantScope;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Counts open operations by NAS and lane; within a tenant only those of its subscribers. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class QueueQueries {

    private static final String COUNT = "select n.name, o.lane, o.state, count(*), min(o.due_at) from operation o"
            + " join nas n on n.id = o.nas_id where o.open";
    private static final String TENANT =
            " and o.subscriber_id in (select s.id from subscriber s where s.retailer_id = ?)";
    private static final String GROUPED = " group by n.name, o.lane, o.state";

    @Resource(lookup = "java:/jdbc/SluiceDS")
    private DataSource database;

    @SuppressWarnings("NullAway.Init")
    protected QueueQueries() {}

    public QueueQueries(DataSource database) {
        this.database = database;
    }

    /** NASes with anything open, those with most first. */
    public List<QueueFigures> queues(TenantScope scope) {
        Map<String, Counting> byNas = new TreeMap<>();
        String sql = COUNT + (scope.isAll() ? "" : TENANT) + GROUPED;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            if (scope.retailerId() != null) {
                statement.setLong(1, scope.retailerId());
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    byNas.computeIfAbsent(rows.getString(1), Counting::new).add(rows);
                }
            }
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
        List<QueueFigures> found = new ArrayList<>();
        byNas.values().forEach(each -> found.add(each.figures()));
        found.sort((one, other) -> Long.compare(other.open(), one.open()));
        return found;
    }

    /** The figures of one NAS while its rows are read. */
    private static final class Counting {
        private final String nas;
        private final Map<Lane, Long> waiting = new EnumMap<>(Lane.class);
        private long sent;
        private @Nullable Instant oldest;

        Counting(String nas) {
            this.nas = nas;
        }

        void add(ResultSet row) throws SQLException {
            long count = row.getLong(4);
            if (OperationState.of(row.getInt(3)) == OperationState.SENT) {
                sent += count;
                return;
            }
            waiting.merge(Lane.of(row.getInt(2)), count, Long::sum);
            Timestamp due = row.getTimestamp(5);
            if (due != null && (oldest == null || due.toInstant().isBefore(oldest))) {
                oldest = due.toInstant();
            }
        }

        QueueFigures figures() {
            return new QueueFigures(nas, waiting, sent, oldest);
        }
    }
}
