package io.sluice.ejb.dispatch;

import io.sluice.operation.OperationState;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How whoever ordered an operation hears of its end without holding a thread. */
public interface OperationOutcomes {

    /**
     * Has the callback told once: as soon as the asker of an operation can be answered, or at the deadline. It is told by a
     * thread that must not be held, after the commit, whichever node dispatches.
     */
    void await(UUID operation, Instant deadline, Consumer<Outcome> callback);

    /**
     * What the asker can be told.
     *
     * @param state where the operation stood when it was looked at
     * @param answerable whether it has succeeded or failed; false at the deadline
     * @param errorCause Error-Cause of the failure (RFC 5176 §3.6), 0 for a failure without; null if it has not failed
     * @param detail the failure in words, empty if there is nothing to say
     */
    record Outcome(
            UUID operation,
            OperationState state,
            boolean answerable,
            @Nullable Integer errorCause,
            String detail) {

        /** Whether everything that was asked for is done. */
        public boolean succeeded() {
            return answerable && errorCause == null;
        }

        /** The deadline came first. */
        static Outcome undecided(UUID operation) {
            return new Outcome(operation, OperationState.SENT, false, null, "");
        }
    }
}
