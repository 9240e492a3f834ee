package io.sluice.schedule;

import java.time.Instant;
import java.util.Optional;

/** Times that recur and last. */
interface Coverage {

    /** The span in which an instant lies; of several, the one that ends last. */
    Optional<Span> covering(Instant at);

    /** The next span that starts after an instant. */
    Optional<Span> startingAfter(Instant at);
}
