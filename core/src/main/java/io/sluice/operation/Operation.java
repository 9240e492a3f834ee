package io.sluice.operation;

import io.sluice.session.SessionKey;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A durable intent to change one live subscriber session. Stored when it is ordered, in the asker's transaction; taken up
 * by the one dispatcher of its NAS, when no earlier operation of the session is open; each step stored before its packet
 * leaves. It ends DONE, FAILED, EXPIRED or CANCELLED and is kept for the retention time.
 *
 * @param id ordered by time: of two operations of a session the one with the lower id goes first
 * @param giveUpAt when what is not acknowledged has failed; taking back goes on after that
 * @param plan null until it is taken up
 */
public record Operation(
        UUID id,
        SessionKey session,
        Lane lane,
        Origin origin,
        Wanted wanted,
        Instant dueAt,
        Instant giveUpAt,
        OperationState state,
        @Nullable OperationPlan plan,
        Progress progress) {

    /** A new one, not taken up. */
    public static Operation ordered(
            UUID id, SessionKey session, Lane lane, Origin origin, Wanted wanted, Instant dueAt, Instant giveUpAt) {
        return new Operation(
                id, session, lane, origin, wanted, dueAt, giveUpAt, OperationState.REQUESTED, null, Progress.NONE);
    }

    /** The plan of one that was taken up. */
    public OperationPlan planned() {
        if (plan == null) {
            throw new IllegalStateException("operation " + id + " was not taken up");
        }
        return plan;
    }

    Operation with(Progress newProgress) {
        return new Operation(id, session, lane, origin, wanted, dueAt, giveUpAt, state, plan, newProgress);
    }

    Operation takenUp(OperationPlan newPlan) {
        return new Operation(
                id, session, lane, origin, wanted, dueAt, giveUpAt, OperationState.SENT, newPlan, progress);
    }

    Operation ended(OperationState newState, Progress newProgress) {
        return new Operation(
                id, session, lane, origin, wanted, dueAt, giveUpAt, newState, plan, newProgress.at(Phase.OVER, 0));
    }
}
