package io.sluice.ejb.session;

import io.sluice.ejb.platform.Settings;
import java.time.Duration;

/**
 * How CoA- and Disconnect-Requests to us are dealt with.
 *
 * @param deadline after how long what the NAS has not acknowledged is undone and refused; below the 30 s after which a
 *     request is forgotten, {@code sluice.coa.deadline.s}
 * @param mostPending how many may wait for their answer on this node, {@code sluice.coa.pending.max}
 * @param strictStops whether to stop a service that is not running is refused instead of done already,
 *     {@code sluice.coa.stop.strict}
 */
public record DynamicSettings(Duration deadline, int mostPending, boolean strictStops) {

    public static DynamicSettings of(Settings settings) {
        return new DynamicSettings(
                settings.seconds("sluice.coa.deadline.s", 25, 5, 28),
                (int) settings.number("sluice.coa.pending.max", 10_000, 1, 1_000_000),
                settings.flag("sluice.coa.stop.strict"));
    }
}
