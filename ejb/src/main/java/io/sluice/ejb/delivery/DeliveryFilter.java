package io.sluice.ejb.delivery;

import org.jspecify.annotations.Nullable;

/**
 * Which deliveries are wanted; null for all.
 *
 * @param retailer name of the retailer they go to
 * @param acctSessionId of the subscriber session
 */
public record DeliveryFilter(
        @Nullable DeliveryState state,
        @Nullable String retailer,
        @Nullable String acctSessionId,
        @Nullable String login) {}
