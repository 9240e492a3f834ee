package io.sluice.ejb.security;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;

/** A data source in one transaction, as the container's is: everybody gets the same connection, and closing it does nothing. */
public final class OneConnection {
    private OneConnection() {}

    public static DataSource of(Connection connection) {
        Connection shared = (Connection) Proxy.newProxyInstance(
                OneConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, called, arguments) -> {
                    if (called.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return called.invoke(connection, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
        return (DataSource) Proxy.newProxyInstance(
                OneConnection.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, called, arguments) -> {
                    if (called.getName().equals("getConnection")) {
                        return shared;
                    }
                    throw new UnsupportedOperationException(called.getName());
                });
    }
}
