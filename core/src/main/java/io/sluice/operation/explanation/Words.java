package io.sluice.operation.explanation;

import java.util.List;

/** Phrases that several sentences need. */
final class Words {
    private Words() {}

    static String activated(PastOperation past) {
        return switch (past.operation().origin()) {
            case COA -> "A CoA-Request asked for it" + by(past);
            case REST -> "It was activated through the REST interface" + by(past);
            case CLI -> "It was activated by command" + by(past);
            case PORTAL -> "It was activated on a page" + by(past);
            case LOGIN -> "The login had more services than its Access-Accept could hold; this one followed by CoA";
            case SCHEDULE -> "A schedule activated it";
            case TIME_THRESHOLD, VOLUME_THRESHOLD -> "A limit that was reached activated it";
        };
    }

    /** Like " by operator", or nothing. */
    static String by(PastOperation past) {
        return past.orderedBy() == null ? "" : " by " + past.orderedBy();
    }

    static String replacing(PastOperation past) {
        List<String> replaced = past.replaced();
        return replaced.isEmpty() ? "" : " and took the place of " + String.join(", ", replaced);
    }

    static ReasonCode code(OperationFailure failure) {
        return switch (failure) {
            case REFUSED_BY_NAS -> ReasonCode.REFUSED_BY_NAS;
            case NAS_SILENT -> ReasonCode.NAS_SILENT;
            case NOT_IN_TIME -> ReasonCode.NOT_IN_TIME;
            case REFUTED -> ReasonCode.REFUTED;
            case SESSION_OVER -> ReasonCode.LOGGED_OUT;
            case NAS_GONE -> ReasonCode.CANCELLED;
            case CANCELLED -> ReasonCode.CANCELLED;
        };
    }
}
