package io.sluice.ejb.subscriber;

import io.sluice.subscriber.SubscriberStatus;
import org.jspecify.annotations.Nullable;

/**
 * What of a subscriber is to be different. Kind, parent and name are fixed.
 *
 * @param status null to leave it as it is
 */
public record SubscriberChange(
        Given<String> login,
        Given<String> password,
        @Nullable SubscriberStatus status,
        Given<String> zone,
        Given<Long> concurrency) {

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "SubscriberChange[login=" + login + ", status=" + status + ", zone=" + zone + ", concurrency="
                + concurrency + "]";
    }
}
