package io.sluice.ejb.operation;

import io.sluice.operation.Operation;
import io.sluice.operation.explanation.OperationFailure;
import io.sluice.operation.explanation.OperationStep;
import io.sluice.operation.explanation.PastOperation;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An operation as it is shown.
 *
 * @param nas the NAS's name, null if it is gone
 * @param borneOut whether accounting shows everything that was started
 */
public record OperationView(
        PastOperation past,
        UUID subscriberSessionId,
        String login,
        @Nullable String nas,
        boolean borneOut) {

    public Operation operation() {
        return past.operation();
    }

    public UUID id() {
        return past.operation().id();
    }

    public OperationStep step() {
        return OperationStep.of(past.operation(), borneOut);
    }

    public Optional<OperationFailure> failure() {
        return OperationFailure.of(past.operation(), past.transmissions());
    }

    /** Why it failed, in one sentence; null if it did not. */
    public @Nullable String reason() {
        return failure()
                .map(each -> each.sentence(
                        nas == null ? "The NAS" : nas, past.operation().progress(), past.transmissions()))
                .orElse(null);
    }

    /** Whether whoever asked can be told the result. */
    public boolean isAnswerable() {
        return past.operation().progress().answerable()
                || !past.operation().state().isOpen();
    }

    public boolean isOpen() {
        return past.operation().state().isOpen();
    }
}
