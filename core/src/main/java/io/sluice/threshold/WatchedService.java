package io.sluice.threshold;

import io.sluice.service.ServiceLimits;

/**
 * A running service as whoever looks at its limits finds it. Times are microseconds since 1970.
 *
 * @param since when it began, by the business clock
 * @param startedAt when it began, by the system's clock: the anchor of the grid
 * @param inputOctets from the subscriber
 * @param outputOctets to the subscriber
 * @param lastSeenAt when its NAS last spoke of it, by the system's clock
 * @param volumeOverAt {@link #lastSeenAt} of the report that went beyond the volume limit; {@link LimitCheck#NEVER} before
 * @param toldTime highest percentage of the time that was told of, 0 for none
 * @param toldVolume likewise of the volume
 * @param tries how often its end was ordered
 */
public record WatchedService(
        ServiceLimits limits,
        long since,
        long startedAt,
        long inputOctets,
        long outputOctets,
        long lastSeenAt,
        long volumeOverAt,
        int toldTime,
        int toldVolume,
        int tries) {}
