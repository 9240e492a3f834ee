package io.sluice.ejb.session;

import io.sluice.nas.ErrorCause;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What becomes of one CoA- or Disconnect-Request. */
public sealed interface DynamicOutcome {

    <R> R fold(Function<Ordered, R> ordered, Function<Initiated, R> initiated, Function<Refused, R> refused);

    /** The answer is that of an operation that was stored. */
    record Ordered(UUID operation, long nasId) implements DynamicOutcome {

        @Override
        public <R> R fold(
                Function<Ordered, R> ordered, Function<Initiated, R> initiated, Function<Refused, R> refused) {
            return ordered.apply(this);
        }
    }

    /** The session is being authorized anew: CoA-NAK with Error-Cause Request Initiated (RFC 5176 §3.2). */
    record Initiated(long nasId) implements DynamicOutcome {

        @Override
        public <R> R fold(
                Function<Ordered, R> ordered, Function<Initiated, R> initiated, Function<Refused, R> refused) {
            return initiated.apply(this);
        }
    }

    /**
     * Nothing was changed.
     *
     * @param nasId the NAS that was meant, null if that is not clear
     * @param why for a person
     */
    record Refused(@Nullable Long nasId, ErrorCause cause, String why) implements DynamicOutcome {

        @Override
        public <R> R fold(
                Function<Ordered, R> ordered, Function<Initiated, R> initiated, Function<Refused, R> refused) {
            return refused.apply(this);
        }
    }
}
