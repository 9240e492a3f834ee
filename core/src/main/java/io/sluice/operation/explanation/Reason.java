package io.sluice.operation.explanation;

import java.util.Optional;

/** A rule that applies, in code and words, with the operation by which it does. */
record Reason(ReasonCode code, String sentence, Optional<PastOperation> decider) {

    static Reason of(ReasonCode code, String sentence) {
        return new Reason(code, sentence, Optional.empty());
    }

    Reason by(Optional<PastOperation> newDecider) {
        return new Reason(code, sentence, newDecider);
    }
}
