package io.sluice.ejb.operation;

import io.sluice.service.ServiceLimits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's order to start a service.
 *
 * @param service an activation string, or a service's name alone, whose parameters are then the subscriber's
 * @param limits what the order sets; the rest is the definition's
 * @param isStatic whether the subscriber keeps it over logins; null if the order does not say, which leaves one that runs as it is and
 *     makes a new one dynamic
 * @param replaces activation strings of services that stop once the new one runs, beyond those of its mutex group
 */
public record Activation(
        String service, ServiceLimits limits, @Nullable Boolean isStatic, List<String> replaces) {

    public Activation {
        replaces = List.copyOf(replaces);
    }

    /** Whether it is ordered as static. */
    boolean keeps() {
        return Boolean.TRUE.equals(isStatic);
    }
}
