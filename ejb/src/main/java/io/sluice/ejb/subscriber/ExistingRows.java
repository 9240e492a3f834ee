package io.sluice.ejb.subscriber;

import static io.sluice.ejb.subscriber.JdbcLoginProfiles.query;

import io.sluice.subscriber.SubscriberKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What of subscribers is stored already. */
final class ExistingRows {

    private final Connection connection;

    ExistingRows(Connection connection) {
        this.connection = connection;
    }

    /** One subscriber, as far as it is fixed. */
    record Row(long id, long retailer, @Nullable Long parent, SubscriberKind kind, String name) {}

    Map<String, Row> byLogin(Collection<String> logins) throws SQLException {
        Map<String, Row> found = new HashMap<>();
        query(
                connection,
                "select login, id, retailer_id, parent_id, kind, name from subscriber where login = any(?)",
                statement -> statement.setObject(1, logins.toArray(String[]::new)),
                row -> found.put(
                        row.getString(1),
                        new Row(
                                row.getLong(2),
                                row.getLong(3),
                                row.getObject(4, Long.class),
                                SubscriberKind.valueOf(row.getString(5)),
                                row.getString(6))));
        return found;
    }

    /** Whether a node of this name is directly below one, or directly below the retailer where there is no parent. */
    boolean isBelow(long retailer, @Nullable Long parent, String name) throws SQLException {
        Set<String> found = new HashSet<>();
        query(
                connection,
                "select name from subscriber where retailer_id = ? and name = ? and "
                        + (parent == null ? "parent_id is null" : "parent_id = ?"),
                statement -> {
                    statement.setLong(1, retailer);
                    statement.setString(2, name);
                    if (parent != null) {
                        statement.setLong(3, parent);
                    }
                },
                row -> found.add(row.getString(1)));
        return !found.isEmpty();
    }
}
