package io.sluice.subscriber.draft;

import io.sluice.service.ServiceLimits;
import io.sluice.service.StatisticsMode;
import io.sluice.subscriber.ActivationTrigger;
import io.sluice.subscriber.SubscriptionStatus;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a subscription shall be. {@link SubscriptionRule} tells what speaks against it.
 *
 * @param name null for the service's
 * @param activationOrder place among the subscriber's subscriptions that start at login, lowest first
 * @param substitutions texts in the place of the service's parameters, by name
 */
public record SubscriptionDraft(
        String service,
        @Nullable String name,
        ActivationTrigger trigger,
        long activationOrder,
        SubscriptionStatus status,
        Map<String, String> substitutions,
        Limits limits) {

    /**
     * What bounds each activation; null leaves it to the service.
     *
     * @param timeout seconds
     * @param volumeMb MB of 2^20 octets
     * @param interim seconds
     */
    public record Limits(
            @Nullable Long timeout,
            @Nullable Long volumeMb,
            @Nullable StatisticsMode statistics,
            @Nullable Long interim) {

        public static final Limits NONE = new Limits(null, null, null, null);

        ServiceLimits toLimits() {
            return new ServiceLimits(timeout, volumeMb, statistics, interim);
        }
    }

    public SubscriptionDraft {
        substitutions = Map.copyOf(substitutions);
    }

    /** Whether a login starts it. */
    boolean startsAtLogin() {
        return trigger == ActivationTrigger.ACTIVATE_ON_LOGIN && status != SubscriptionStatus.SUSPENDED;
    }

    public String effectiveName() {
        return name == null ? service : name;
    }

    /** The limits; only of a draft that nothing speaks against. */
    public ServiceLimits serviceLimits() {
        return limits.toLimits();
    }
}
