package io.sluice.ejb.security;

import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.ejb.platform.InvalidCursor;
import io.sluice.ejb.platform.PageRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A statement with its values in order, in the transaction of whoever runs it. */
final class Sql {

    private final StringBuilder text;
    private final List<@Nullable Object> values = new ArrayList<>();

    Sql(String text, @Nullable Object... values) {
        this.text = new StringBuilder(text);
        for (Object value : values) {
            this.values.add(value);
        }
    }

    /** Adds a condition with one {@code ?} for the value, if there is a value. */
    Sql with(String condition, @Nullable Object value) {
        if (value != null) {
            text.append(" and ").append(condition);
            values.add(value);
        }
        return this;
    }

    /** Adds the end of the statement. */
    Sql then(String end) {
        text.append(end);
        return this;
    }

    <T> List<T> list(DataSource database, Row<T> row) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = bound(connection);
                ResultSet rows = select.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(row.read(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    int update(DataSource database) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = bound(connection)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    private PreparedStatement bound(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text.toString());
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (value instanceof Instant time) {
                statement.setTimestamp(i + 1, Timestamp.from(time));
            } else if (value instanceof Number) {
                statement.setObject(i + 1, value, value instanceof Integer ? Types.INTEGER : Types.BIGINT);
            } else {
                statement.setObject(i + 1, value);
            }
        }
        return statement;
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** The id that a cursor of a list by descending ids holds; null for the first page. */
    static @Nullable Long before(PageRequest page) {
        String cursor = page.cursor();
        try {
            return cursor == null ? null : Long.valueOf(cursor);
        } catch (NumberFormatException e) {
            throw new InvalidCursor(cursor);
        }
    }

    /** Reads one row. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }
}
