package io.sluice.jca.inbound;

import io.sluice.radius.connector.RejectedBatch;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.LocalTransactionException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a failed delivery was due to, as far as the chain of its causes tells. */
enum Fault {
    /** The data of at least one exchange: SQLState class 22 or 23, or the application says so. */
    DATA,
    /** What the batch is stored in is away: SQLState class 08, 53 or 57, or no connection or endpoint to be had. */
    UNAVAILABLE,
    OTHER;

    private static final int LONGEST_CHAIN = 64;

    /**
     * Looks through causes, suppressed exceptions (a transaction manager hangs there what failed during the commit) and
     * the chain of an SQLException.
     */
    static Fault of(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> open = new ArrayDeque<>();
        open.add(failure);
        Fault found = OTHER;
        while (!open.isEmpty() && seen.size() < LONGEST_CHAIN) {
            Throwable next = open.poll();
            if (!seen.add(next)) {
                continue;
            }
            Fault fault = alone(next);
            if (fault == DATA) {
                return DATA;
            }
            found = fault == UNAVAILABLE ? UNAVAILABLE : found;
            add(open, next.getCause());
            open.addAll(Arrays.asList(next.getSuppressed()));
            if (next instanceof SQLException sql) {
                add(open, sql.getNextException());
            }
        }
        return found;
    }

    private static void add(Deque<Throwable> open, @Nullable Throwable cause) {
        if (cause != null) {
            open.add(cause);
        }
    }

    private static Fault alone(Throwable failure) {
        if (failure instanceof RejectedBatch) {
            return DATA;
        }
        if (failure instanceof SQLException sql) {
            return bySqlState(sql);
        }
        // Anything resource-like that is no transaction outcome: a pool without connections, an endpoint not there.
        boolean resource = failure instanceof ResourceException && !(failure instanceof LocalTransactionException);
        return resource ? UNAVAILABLE : OTHER;
    }

    private static Fault bySqlState(SQLException sql) {
        String state = sql.getSQLState() == null ? "" : sql.getSQLState();
        if (state.startsWith("22") || state.startsWith("23")) {
            return DATA;
        }
        boolean away = state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57")
                || sql instanceof SQLTransientConnectionException
                || sql instanceof SQLRecoverableException;
        return away ? UNAVAILABLE : OTHER;
    }
}
