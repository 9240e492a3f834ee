package io.sluice.ejb.schedule;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be rehearsed; who takes part is said in exactly one way.
 *
 * @param subscriber a node: it and all lines below it
 * @param below a path, like {@code isp1/acme}: all lines below it
 * @param schedule all lines below the owner of this schedule that subscribe to what it is about
 * @param draft a schedule as it would be sent, rehearsed in the place of its owner's of the same name; null for what is kept only
 */
public record RehearsalRequest(
        Instant from,
        Instant to,
        @Nullable Long subscriber,
        @Nullable String below,
        @Nullable Long schedule,
        @Nullable JsonObject draft) {

    private static final Duration LONGEST = Duration.ofDays(400);

    public RehearsalRequest {
        if (!from.isBefore(to) || from.plus(LONGEST).isBefore(to)) {
            throw new IllegalArgumentException("to must be after from, by " + LONGEST.toDays() + " days at most");
        }
        int ways = (subscriber == null ? 0 : 1) + (below == null ? 0 : 1) + (schedule == null ? 0 : 1);
        if (ways != 1) {
            throw new IllegalArgumentException("exactly one of subscriber, below and schedule says who takes part");
        }
    }
}
