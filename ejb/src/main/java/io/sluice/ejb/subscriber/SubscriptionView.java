package io.sluice.ejb.subscriber;

import io.sluice.service.ServiceLimits;
import io.sluice.subscriber.ActivationTrigger;
import io.sluice.subscriber.Subscription;
import io.sluice.subscriber.SubscriptionStatus;
import java.util.Map;
import java.util.Objects;

/**
 * A subscription as it is shown.
 *
 * @param limits what was said of it alone; the rest is the service's
 * @param version row version
 */
public record SubscriptionView(
        long id,
        int version,
        long subscriberId,
        String name,
        String service,
        ActivationTrigger trigger,
        int activationOrder,
        SubscriptionStatus status,
        Map<String, String> substitutions,
        ServiceLimits limits) {

    public SubscriptionView {
        substitutions = Map.copyOf(substitutions);
    }

    static SubscriptionView of(Subscription subscription) {
        return new SubscriptionView(
                Objects.requireNonNull(subscription.id(), "shown before it is stored"),
                subscription.version(),
                Objects.requireNonNull(subscription.subscriber().id(), "shown before its subscriber is stored"),
                subscription.name(),
                subscription.service().name(),
                subscription.trigger(),
                subscription.activationOrder(),
                subscription.status(),
                subscription.substitutions(),
                subscription.limits());
    }
}
