package io.sluice.radius.connector;

import java.util.function.Function;

/** What became of the wish to prepare a request. */
public sealed interface Preparation {

    /** It may be sent. */
    record Ready(PreparedRequest request) implements Preparation {
        @Override
        public <R> R fold(Function<Ready, R> ready, Function<Refused, R> refused) {
            return ready.apply(this);
        }
    }

    /**
     * It cannot be sent now, or never.
     *
     * @param why for a person
     */
    record Refused(Cause cause, String why) implements Preparation {
        @Override
        public <R> R fold(Function<Ready, R> ready, Function<Refused, R> refused) {
            return refused.apply(this);
        }
    }

    /** Why a request cannot be prepared. */
    enum Cause {
        /** All identifiers towards the target are in use or rest; one becomes free soon. */
        NO_IDENTIFIER,
        /** The system gives no further socket, or none bound to this address. */
        NO_SOURCE_PORT,
        /** To resume only: the source port or the identifier it left under belongs to somebody else by now. */
        TAKEN,
        /** The request cannot be encoded, or cannot be encoded the same way twice. */
        UNSOUND,
        /** The connector is stopping or was not started. */
        STOPPING
    }

    <R> R fold(Function<Ready, R> ready, Function<Refused, R> refused);
}
