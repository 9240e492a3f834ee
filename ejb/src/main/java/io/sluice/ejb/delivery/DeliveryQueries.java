package io.sluice.ejb.delivery;

import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.ejb.platform.InvalidCursor;
import io.sluice.ejb.platform.Page;
import io.sluice.ejb.platform.PageRequest;
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
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads deliveries for the interface: newest first, page by page, and those of the caller's tenant alone. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class DeliveryQueries {

    private static final String SELECT = """
            select d.id, d.state, r.name, d.copy_group, n.name, d.record_session_id, d.login, d.status_type,
                d.service_session, d.originated, d.happened_at, d.made_at, d.attempts, d.next_at, d.server, d.detail,
                d.ended_at
            from accounting_delivery d join retailer r on r.id = d.retailer_id left join nas n on n.id = d.nas_id
            where d.id < ?""";

    @Resource(lookup = "java:/jdbc/SluiceDS")
    private DataSource database;

    @SuppressWarnings("NullAway.Init")
    protected DeliveryQueries() {}

    DeliveryQueries(DataSource database) {
        this.database = database;
    }

    public Page<DeliveryView> deliveries(DeliveryFilter filter, TenantScope scope, PageRequest page) {
        StringBuilder sql = new StringBuilder(SELECT);
        List<Object> values = new ArrayList<>();
        values.add(before(page.cursor()));
        DeliveryState state = filter.state();
        if (state != null) {
            // Said twice, so that the index of what is open can be taken.
            sql.append(
                    state == DeliveryState.WAITING ? " and d.open" : " and not d.open and d.state = " + state.code());
        }
        narrow(sql, values, " and d.retailer_id = ?", scope.retailerId());
        narrow(sql, values, " and r.name = ?", filter.retailer());
        narrow(sql, values, " and d.acct_session_id = ?", filter.acctSessionId());
        narrow(sql, values, " and d.login = ?", filter.login());
        sql.append(" order by d.id desc limit ?");
        values.add(page.limit() + 1);
        return Page.of(read(sql.toString(), values), page.limit(), view -> String.valueOf(view.id()));
    }

    private static long before(@Nullable String cursor) {
        try {
            return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw new InvalidCursor(cursor);
        }
    }

    private static void narrow(StringBuilder sql, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(condition);
            values.add(value);
        }
    }

    private List<DeliveryView> read(String sql, List<Object> values) {
        List<DeliveryView> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(view(rows));
                }
            }
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
        return found;
    }

    private static DeliveryView view(ResultSet row) throws SQLException {
        return new DeliveryView(
                row.getLong(1),
                DeliveryState.of(row.getInt(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getInt(8),
                row.getString(9),
                row.getBoolean(10),
                row.getTimestamp(11).toInstant(),
                row.getTimestamp(12).toInstant(),
                row.getInt(13),
                instant(row.getTimestamp(14)),
                row.getString(15),
                row.getString(16),
                instant(row.getTimestamp(17)));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
