package io.sluice.cli.nas.simulate.wire;

import io.sluice.cli.nas.simulate.bng.Message;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a codec made of a datagram.
 *
 * @param message what it says, even if it is not genuine; null where it cannot be read
 */
public record Reading(@Nullable Message message, Verdict verdict) {

    /** What became of a datagram that arrived. */
    public enum Verdict {
        GENUINE,
        MALFORMED,
        WRONG_AUTHENTICATOR,
        WRONG_MESSAGE_AUTHENTICATOR,
        NO_MESSAGE_AUTHENTICATOR,
        /** A packet of a kind that is no business of that port. */
        UNEXPECTED_CODE;

        /** As the ledger writes it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
