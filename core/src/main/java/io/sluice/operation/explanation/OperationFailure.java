package io.sluice.operation.explanation;

import io.sluice.nas.ErrorCause;
import io.sluice.operation.Operation;
import io.sluice.operation.OperationState;
import io.sluice.operation.Progress;
import io.sluice.operation.Proof;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why an operation did not do what it was to do. */
public enum OperationFailure {
    REFUSED_BY_NAS,
    /** No answer to anything that was sent. */
    NAS_SILENT,
    /** It was not taken up before its time was over. */
    NOT_IN_TIME,
    /** Accounting says that what was acknowledged does not run. */
    REFUTED,
    /** The subscriber session ended first. */
    SESSION_OVER,
    /** Its NAS was taken out of the catalogue. */
    NAS_GONE,
    CANCELLED;

    /**
     * @param transmissions how often a packet of it left
     * @return empty as long as nothing has failed
     */
    public static Optional<OperationFailure> of(Operation operation, int transmissions) {
        Progress progress = operation.progress();
        @Nullable Integer cause = progress.errorCause();
        if (operation.state() == OperationState.CANCELLED) {
            return Optional.of(
                    is(cause, ErrorCause.SESSION_CONTEXT_NOT_FOUND)
                            ? SESSION_OVER
                            : is(cause, ErrorCause.REQUEST_NOT_ROUTABLE) ? NAS_GONE : CANCELLED);
        }
        if (cause == null) {
            return Optional.empty();
        }
        if (progress.proof() == Proof.REFUTED) {
            return Optional.of(REFUTED);
        }
        if (is(cause, ErrorCause.OTHER_PROXY_PROCESSING_ERROR)) {
            return Optional.of(transmissions == 0 ? NOT_IN_TIME : NAS_SILENT);
        }
        return Optional.of(REFUSED_BY_NAS);
    }

    private static boolean is(@Nullable Integer cause, ErrorCause wanted) {
        return cause != null && cause == wanted.code();
    }

    /** Why, in one sentence. */
    public String sentence(String nas, Progress progress, int transmissions) {
        return switch (this) {
            case REFUSED_BY_NAS -> nas + " refused it: " + causeOf(progress) + '.';
            case NAS_SILENT -> nas + " did not answer, " + times(transmissions) + " asked.";
            case NOT_IN_TIME -> "Nothing was sent to " + nas + " before its time was over.";
            case REFUTED -> nas + " acknowledged it, but its accounting says the contrary.";
            case SESSION_OVER -> "The subscriber session ended first.";
            case NAS_GONE -> "Its NAS was removed before it was over.";
            case CANCELLED -> "It was withdrawn before anything was sent.";
        };
    }

    private static String causeOf(Progress progress) {
        String detail = progress.detail();
        return causeText(progress.errorCause()) + (detail.isEmpty() ? "" : " (" + detail + ')');
    }

    /** An Error-Cause by number and name, like {@code 506 Resources-Unavailable}. */
    public static String causeText(@Nullable Integer cause) {
        if (cause == null || cause == 0) {
            return "no Error-Cause given";
        }
        return ErrorCause.of(cause).map(known -> cause + " " + name(known)).orElse("Error-Cause " + cause);
    }

    /** As RFC 5176 §3.6 names it, with hyphens. */
    public static String name(ErrorCause cause) {
        StringBuilder name = new StringBuilder();
        for (String word : cause.name().split("_", -1)) {
            boolean abbreviation = word.equals("NAS");
            name.append(name.isEmpty() ? "" : "-")
                    .append(word.charAt(0))
                    .append(abbreviation ? word.substring(1) : word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }

    static String times(int count) {
        return switch (count) {
            case 1 -> "once";
            case 2 -> "twice";
            default -> count + " times";
        };
    }
}
