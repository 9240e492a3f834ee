package io.sluice.batch.reconcile;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Walks through the rows of a table by their ids. */
final class UuidPages {

    private static final UUID FIRST = new UUID(0, 0);

    private final String table;
    private final String condition;

    /**
     * @param condition which rows; both are written in the code
     */
    UuidPages(String table, String condition) {
        this.table = table;
        this.condition = condition;
    }

    long total(Connection connection) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("select count(*) from " + table + " where " + condition);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    List<String> after(Connection connection, String place, int most) throws SQLException {
        String sql = "select id from " + table + " where id > ? and " + condition + " order by id fetch first " + most
                + " rows only";
        List<String> ids = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, place.isEmpty() ? FIRST : UUID.fromString(place));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getString(1));
                }
            }
        }
        return ids;
    }

    static UUID[] ids(List<String> things) {
        return things.stream().map(UUID::fromString).toArray(UUID[]::new);
    }
}
