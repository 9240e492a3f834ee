package io.sluice.ejb.lease;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A transaction of one connection, in a thread that has none. */
public final class LocalTransaction {

    private LocalTransaction() {}

    /** What is done in it. */
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Runs the work and commits; on whatever it throws, rolls back. */
    public static <T> T on(DataSource database, Work<T> work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            boolean before = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(before);
            }
        }
    }
}
