package io.sluice.operation.explanation;

import io.sluice.operation.Operation;
import io.sluice.operation.OperationState;
import io.sluice.operation.Progress;
import io.sluice.operation.Proof;

/** How far an operation has come, as a person follows it. */
public enum OperationStep {
    REQUESTED,
    SENT,
    /** The NAS has acknowledged what was asked for; what is left is ours. */
    ACKED,
    /** Accounting bears it out. */
    CONFIRMED,
    FAILED;

    /**
     * @param borneOut whether accounting shows everything that was started
     */
    public static OperationStep of(Operation operation, boolean borneOut) {
        Progress progress = operation.progress();
        OperationState state = operation.state();
        if (state == OperationState.REQUESTED) {
            return REQUESTED;
        }
        if (progress.hasFailed() || (!state.isOpen() && state != OperationState.DONE)) {
            return FAILED;
        }
        if (progress.proof() == Proof.CONFIRMED || (borneOut && progress.answerable())) {
            return CONFIRMED;
        }
        return progress.answerable() ? ACKED : SENT;
    }
}
