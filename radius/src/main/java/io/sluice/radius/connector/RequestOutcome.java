package io.sluice.radius.connector;

import io.sluice.radius.packet.RadiusPacket;
import java.util.function.Function;

/** How a request of our own ended. */
public sealed interface RequestOutcome {

    /** A genuine reply came; what it says is the caller's affair. */
    record Answered(RadiusPacket reply, int transmissions) implements RequestOutcome {
        @Override
        public <R> R fold(
                Function<Answered, R> answered, Function<TimedOut, R> timedOut, Function<NotSent, R> notSent) {
            return answered.apply(this);
        }
    }

    /**
     * No genuine reply came in time.
     *
     * @param falseReplies datagrams that pretended to be one and were not believed: a shared secret that differs, or a forgery
     */
    record TimedOut(int transmissions, int falseReplies) implements RequestOutcome {

        /** Nothing at all came. */
        public TimedOut(int transmissions) {
            this(transmissions, 0);
        }

        @Override
        public <R> R fold(
                Function<Answered, R> answered, Function<TimedOut, R> timedOut, Function<NotSent, R> notSent) {
            return timedOut.apply(this);
        }
    }

    /** The request never left: no identifier was free, the connector is stopping, or the system refused the datagram. */
    record NotSent(String why) implements RequestOutcome {
        @Override
        public <R> R fold(
                Function<Answered, R> answered, Function<TimedOut, R> timedOut, Function<NotSent, R> notSent) {
            return notSent.apply(this);
        }
    }

    <R> R fold(Function<Answered, R> answered, Function<TimedOut, R> timedOut, Function<NotSent, R> notSent);
}
