package io.sluice.ejb.usage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which hours are wanted; null leaves a criterion out.
 *
 * @param login of the subscriber
 * @param service activation string, or the name of a service with whatever parameters
 * @param from hours that end after it
 * @param to hours that begin before it
 */
public record UsageFilter(
        @Nullable String login,
        @Nullable String service,
        @Nullable Instant from,
        @Nullable Instant to) {}
