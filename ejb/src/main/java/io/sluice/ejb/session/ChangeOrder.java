package io.sluice.ejb.session;

import io.sluice.operation.ChangeDraft;
import io.sluice.operation.Lane;
import io.sluice.operation.Origin;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What somebody orders of one session.
 *
 * @param orderedBy user or RADIUS client; null if Sluice orders by itself
 * @param patience after how long what is not acknowledged has failed
 */
public record ChangeOrder(
        OrderedSession session,
        ChangeDraft draft,
        Lane lane,
        Origin origin,
        @Nullable String orderedBy,
        Duration patience) {

    /** Time enough for all retransmissions of two packets (RFC 5080 §2.2.1). */
    public static final Duration USUAL_PATIENCE = Duration.ofSeconds(60);
}
