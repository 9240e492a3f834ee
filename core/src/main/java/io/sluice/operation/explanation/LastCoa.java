package io.sluice.operation.explanation;

import io.sluice.operation.Progress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last request about a service that went to its NAS.
 *
 * @param at when it left for the first time
 * @param transmissions how often packets of its operation left, retransmissions included
 * @param inSteps whether the operation takes several packets, so that more than one left though none was repeated
 * @param errorCause of the refusal, 0 for a refusal without one, null if it was not refused
 * @param detail what the NAS, or we, said about a failure; empty if nothing
 */
public record LastCoa(
        Instant at,
        int transmissions,
        boolean inSteps,
        Answer answer,
        @Nullable Integer errorCause,
        String detail) {

    /** What came back. */
    public enum Answer {
        ACKED,
        REFUSED,
        /** Given up. */
        NONE,
        /** Still waited for. */
        OPEN
    }

    static @Nullable LastCoa of(PastOperation past) {
        Instant sent = past.sentAt();
        if (sent == null || past.transmissions() == 0) {
            return null;
        }
        Progress progress = past.operation().progress();
        Answer answer = answer(past, progress);
        return new LastCoa(
                sent,
                past.transmissions(),
                past.takesSteps(),
                answer,
                answer == Answer.REFUSED ? progress.errorCause() : null,
                progress.detail());
    }

    private static Answer answer(PastOperation past, Progress progress) {
        if (progress.hasFailed()) {
            return OperationFailure.of(past.operation(), past.transmissions())
                    .map(failure -> switch (failure) {
                        case REFUSED_BY_NAS -> Answer.REFUSED;
                        case REFUTED -> Answer.ACKED;
                        case NAS_SILENT, NOT_IN_TIME, SESSION_OVER, NAS_GONE, CANCELLED -> Answer.NONE;
                    })
                    .orElse(Answer.NONE);
        }
        return progress.answerable() ? Answer.ACKED : Answer.OPEN;
    }

    /** Like "sent twice, refused: 503 Session-Context-Not-Found", or "2 packets sent, acknowledged" for a change in several steps. */
    public String text() {
        String sent = inSteps && transmissions > 1
                ? transmissions + " packets sent, "
                : "sent " + OperationFailure.times(transmissions) + ", ";
        return switch (answer) {
            case ACKED -> sent + "acknowledged";
            case REFUSED -> sent + "refused: " + OperationFailure.causeText(errorCause);
            case NONE -> sent + "no answer";
            case OPEN -> sent + "no answer yet";
        };
    }
}
