package io.sluice.subscriber;

import io.sluice.service.ServiceLimits;
import io.sluice.service.ServiceParameter;
import java.util.List;
import java.util.Map;

/**
 * A subscription that every login starts, together with what its service is now.
 *
 * @param name the subscription's
 * @param activationOrder lowest first; equal ones by name
 * @param service name of the service
 * @param serviceVersion id of the current version
 * @param parameters of that version, in order
 * @param substitutions of the subscription, by parameter name
 * @param limits the subscription's, completed by {@code defaults}
 * @param defaults the version's
 */
public record ActivateOnLogin(
        String name,
        int activationOrder,
        String service,
        long serviceVersion,
        List<ServiceParameter> parameters,
        Map<String, String> substitutions,
        ServiceLimits limits,
        ServiceLimits defaults) {

    public ActivateOnLogin {
        parameters = List.copyOf(parameters);
        substitutions = Map.copyOf(substitutions);
    }
}
