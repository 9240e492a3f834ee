package io.sluice.ejb.subscriber;

import static io.sluice.ejb.subscriber.JdbcLoginProfiles.query;

import io.sluice.subscriber.SubscriberStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The nodes above some subscribers, read level by level: there are few, and no statement where there are none. */
final class GroupRows {

    private record Group(@Nullable Long parent, SubscriberStatus status) {}

    private final Map<Long, Group> groups = new HashMap<>();

    private GroupRows() {}

    /** Reads these nodes and all above them. */
    static GroupRows from(Collection<Long> ids, Connection connection) throws SQLException {
        GroupRows rows = new GroupRows();
        Set<Long> level = new HashSet<>(ids);
        while (!level.isEmpty()) {
            Long[] asked = level.toArray(Long[]::new);
            Set<Long> above = new HashSet<>();
            query(
                    connection,
                    "select id, parent_id, status from subscriber where id = any(?)",
                    statement -> statement.setObject(1, asked),
                    row -> {
                        Long parent = row.getObject(2, Long.class);
                        rows.groups.put(row.getLong(1), new Group(parent, SubscriberStatus.valueOf(row.getString(3))));
                        if (parent != null) {
                            above.add(parent);
                        }
                    });
            above.removeAll(rows.groups.keySet());
            level = above;
        }
        return rows;
    }

    /** A node and all above it, the nearest first; none for null, which is no node. */
    List<Long> from(@Nullable Long id) {
        List<Long> line = new ArrayList<>();
        Long at = id;
        while (at != null && groups.containsKey(at)) {
            line.add(at);
            at = groups.get(at).parent;
        }
        return line;
    }

    /** Whether a node or one above it is suspended, and with it whatever is below; false for null, which is no node. */
    boolean isSuspended(@Nullable Long id) {
        for (Group group = groups.get(id); group != null; group = groups.get(group.parent)) {
            if (group.status == SubscriberStatus.SUSPENDED) {
                return true;
            }
        }
        return false;
    }
}
