package io.sluice.ejb.operation;

import io.sluice.service.ServiceLimits;
import java.util.List;

/**
 * A person's order to start a service.
 *
 * @param service an activation string, or a service's name alone, whose parameters are then the subscriber's
 * @param limits what the order sets; the rest is the definition's
 * @param replaces activation strings of services that stop once the new one runs, beyond those of its mutex group
 */
public record Activation(String service, ServiceLimits limits, List<String> replaces) {

    public Activation {
        replaces = List.copyOf(replaces);
    }
}
