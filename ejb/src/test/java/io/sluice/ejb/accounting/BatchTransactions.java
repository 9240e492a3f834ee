package io.sluice.ejb.accounting;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * Stands in for the container: a data source whose connections take part in the transaction of the calling thread, and
 * which counts the statements they execute.
 */
final class BatchTransactions {

    /** What runs in a transaction. */
    interface Work<T> {
        T run() throws SQLException;
    }

    private final DataSource database;
    private final ThreadLocal<Connection> current = new ThreadLocal<>();
    private final AtomicInteger statements = new AtomicInteger();

    BatchTransactions(DataSource database) {
        this.database = database;
    }

    /** A data source as the container gives it. */
    DataSource source() {
        return proxy(DataSource.class, (method, arguments) -> {
            if (!method.equals("getConnection")) {
                throw new UnsupportedOperationException(method);
            }
            return handle(current.get());
        });
    }

    /** Runs in a transaction that commits if the work ends normally. */
    <T> T inTransaction(Work<T> work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            current.set(connection);
            try {
                T result = work.run();
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                current.remove();
            }
        }
    }

    /** How many statements were executed since this was last asked. */
    int statements() {
        return statements.getAndSet(0);
    }

    private Connection handle(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            if (method.equals("close")) {
                return null;
            }
            if (!method.equals("prepareStatement")) {
                throw new UnsupportedOperationException(method);
            }
            return counted(connection.prepareStatement((String) arguments[0]));
        });
    }

    private PreparedStatement counted(PreparedStatement statement) {
        return (PreparedStatement) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PreparedStatement.class}, (self, method, arguments) -> {
                    if (method.getName().startsWith("execute")) {
                        statements.incrementAndGet();
                    }
                    try {
                        return method.invoke(statement, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private interface Call {
        Object on(String method, Object[] arguments) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                BatchTransactions.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> call.on(method.getName(), arguments)));
    }
}
