package io.sluice.operation;

import java.util.List;

/**
 * An operation after something happened to it, and what that changes around it; all of it is stored in one transaction.
 *
 * @param services in order; a later one of the same service session overrules an earlier one
 * @param sessionUnknown whether the NAS says that it does not know the session, which is then stale
 */
public record Transition(Operation operation, List<ServiceEffect> services, boolean sessionUnknown) {

    public Transition {
        services = List.copyOf(services);
    }
}
