package io.sluice.ejb.usage;

import io.sluice.accounting.UsedTraffic;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody used in one hour.
 *
 * @param hour when it began
 * @param login null if the subscriber has none, or is gone
 * @param service activation string, null for the subscriber session as a whole
 */
public record UsageView(
        Instant hour,
        long subscriberId,
        @Nullable String login,
        @Nullable String service,
        UsedTraffic used) {}
