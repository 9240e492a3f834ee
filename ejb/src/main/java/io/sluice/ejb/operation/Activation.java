package io.sluice.ejb.operation;

import io.sluice.ejb.service.Profiles;
import io.sluice.service.ServiceLimits;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's order to start a service.
 *
 * @param service an activation string, or a service's name alone, whose parameters are then the subscriber's
 * @param limits what the order sets; the rest is the profile's, then the subscription's, then the definition's
 * @param profile name of a service profile, null for none
 * @param isStatic whether the subscriber keeps it over logins; null if the order does not say, which leaves one that runs as it is and
 *     makes a new one dynamic
 * @param replaces activation strings of services that stop once the new one runs, beyond those of its mutex group
 */
public record Activation(
        String service,
        ServiceLimits limits,
        @Nullable String profile,
        @Nullable Boolean isStatic,
        List<String> replaces) {

    public Activation {
        replaces = List.copyOf(replaces);
    }

    /**
     * The limits of the order with those of its profile.
     *
     * @param pointer to the member that names the profile
     */
    ServiceLimits limits(EntityManager entities, String pointer) {
        return profile == null ? limits : limits.or(Profiles.limits(entities, profile, pointer));
    }

    /** Whether it is ordered as static. */
    boolean keeps() {
        return Boolean.TRUE.equals(isStatic);
    }
}
