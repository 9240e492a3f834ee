package io.sluice.web.problem;

import io.sluice.web.WebLog;
import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What to answer when the fault is ours: the log gets the cause, the caller a reference to find it there. */
public final class Failures {
    private Failures() {}

    /** Logs the failure and says what the caller may know of it. */
    public static Problem of(Throwable failure, String request) {
        String reference = UUID.randomUUID().toString();
        WebLog.LOGGER.failed(reference, request, failure);
        return isDatabaseAway(failure)
                ? Problem.of(ProblemType.UNAVAILABLE, "The database does not answer; try again shortly.")
                : Problem.of(ProblemType.INTERNAL_ERROR, "The server's log tells more under " + reference + '.');
    }

    /** SQLState classes 08 and 57 say that a connection is gone; the pool says it with a resource exception. */
    static boolean isDatabaseAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ResourceException || cause instanceof SQLException sql && isGone(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isGone(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57"));
    }
}
