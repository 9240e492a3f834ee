package io.sluice.ejb.threshold;

import io.sluice.threshold.LimitEvent;
import org.jspecify.annotations.Nullable;

/** Which events are asked for; null for any. */
public record LimitEventFilter(
        @Nullable String login, @Nullable String nas, LimitEvent.@Nullable Kind kind) {}
