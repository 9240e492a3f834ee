package io.sluice.ejb.subscriber;

import io.sluice.subscriber.Subscriber;
import io.sluice.subscriber.SubscriberKind;
import io.sluice.subscriber.SubscriberStatus;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber as it is shown; without its password.
 *
 * @param parent names from the retailer down to the node above, joined by {@code /}
 * @param zone its own, null if it stands where its parent does
 * @param concurrency sessions at a time, null for any number
 * @param version row version, which the record shares
 */
public record SubscriberView(
        long id,
        int version,
        String retailer,
        String parent,
        SubscriberKind kind,
        String name,
        @Nullable String login,
        boolean hasPassword,
        SubscriberStatus status,
        @Nullable String zone,
        @Nullable Integer concurrency) {

    static SubscriberView of(Subscriber subscriber) {
        return new SubscriberView(
                Objects.requireNonNull(subscriber.id(), "shown before it is stored"),
                subscriber.version(),
                subscriber.retailer().name(),
                Nodes.pathAbove(subscriber),
                subscriber.kind(),
                subscriber.name(),
                subscriber.login().orElse(null),
                subscriber.encryptedCredential().isPresent(),
                subscriber.status(),
                subscriber.ownZone().map(ZoneId::getId).orElse(null),
                subscriber.concurrency().isPresent() ? subscriber.concurrency().getAsInt() : null);
    }
}
