package io.sluice.jca.inbound;

import io.sluice.jca.log.ConnectorLog;
import io.sluice.jca.time.TimeSource;
import io.sluice.radius.connector.RequestKind;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells of batches that were not stored: the first of each root cause at once, those like it once a minute with their
 * number. For one delivering thread.
 */
final class FailureLog {

    private static final long INTERVAL = TimeUnit.MINUTES.toNanos(1);
    private static final int MAX_CAUSES = 32;
    private static final int LONGEST_CHAIN = 32;

    private static final class Told {
        private long at;
        private long since;
    }

    private final RequestKind kind;
    private final TimeSource time;
    private final Map<Class<?>, Told> byCause = new HashMap<>();

    FailureLog(RequestKind kind, TimeSource time) {
        this.kind = kind;
        this.time = time;
    }

    /** Tells of a batch, with what was thrown, or null if it was rolled back silently. */
    void tell(int size, @Nullable Throwable failure) {
        Class<?> cause = failure == null ? Void.class : rootOf(failure).getClass();
        long now = time.nanos();
        Told told = byCause.get(cause);
        if (told != null && now - told.at < INTERVAL) {
            told.since++;
            return;
        }
        long since = told == null ? 0 : told.since;
        if (byCause.size() >= MAX_CAUSES) {
            byCause.clear();
        }
        Told renewed = new Told();
        renewed.at = now;
        byCause.put(cause, renewed);
        if (failure == null) {
            ConnectorLog.batchNotCommitted(kind, size, since);
        } else {
            ConnectorLog.batchFailed(kind, size, since, failure);
        }
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        for (int depth = 0; depth < LONGEST_CHAIN && root.getCause() != null; depth++) {
            root = root.getCause();
        }
        return root;
    }
}
