package io.sluice.ejb.session;

import io.sluice.access.AccessDecision;
import io.sluice.access.RejectReason;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** How a login ended. */
public sealed interface LoginOutcome {

    <R> R fold(Function<Admitted, R> admitted, Function<Refused, R> refused, Supplier<R> undecided);

    /**
     * The subscriber may log in, and its Start is awaited.
     *
     * @param sessionId what the session will be called
     */
    record Admitted(AccessDecision.Accepted decision, UUID sessionId) implements LoginOutcome {
        @Override
        public <R> R fold(Function<Admitted, R> admitted, Function<Refused, R> refused, Supplier<R> undecided) {
            return admitted.apply(this);
        }
    }

    record Refused(RejectReason reason) implements LoginOutcome {
        @Override
        public <R> R fold(Function<Admitted, R> admitted, Function<Refused, R> refused, Supplier<R> undecided) {
            return refused.apply(this);
        }
    }

    /** Whether there is such a subscriber cannot be known now, since the database is away: better no answer than a wrong one. */
    record Undecided() implements LoginOutcome {
        @Override
        public <R> R fold(Function<Admitted, R> admitted, Function<Refused, R> refused, Supplier<R> undecided) {
            return undecided.get();
        }
    }
}
