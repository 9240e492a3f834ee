package io.sluice.ejb.subscriber;

import io.sluice.subscriber.SubscriberKind;
import io.sluice.subscriber.SubscriberStatus;
import org.jspecify.annotations.Nullable;

/**
 * Which subscribers are wanted; null for whichever.
 *
 * @param parent path of the node directly above
 * @param retailer name of the retailer at the top
 */
public record SubscriberFilter(
        @Nullable String login,
        @Nullable String parent,
        @Nullable SubscriberKind kind,
        @Nullable SubscriberStatus status,
        @Nullable String retailer) {}
