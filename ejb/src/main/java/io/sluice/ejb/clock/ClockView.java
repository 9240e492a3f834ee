package io.sluice.ejb.clock;

import io.sluice.ejb.platform.Members;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the clocks say.
 *
 * @param instant the business clock
 * @param system the system's clock
 * @param ahead how far the first is ahead of the second
 * @param adjustable whether the business clock may be put
 * @param unsettled what is due by the business clock and not done, by name
 */
public record ClockView(Instant instant, Instant system, Duration ahead, boolean adjustable, List<String> unsettled) {

    public ClockView {
        unsettled = List.copyOf(unsettled);
    }

    /** As the interface shows it. */
    public JsonObject json() {
        return new Members()
                .with("instant", instant)
                .with("system", system)
                .with("ahead", ahead.toString())
                .with("adjustable", adjustable)
                .with("unsettled", unsettled)
                .build();
    }
}
