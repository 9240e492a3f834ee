package io.sluice.schedule;

import io.sluice.service.ServiceLimits;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a schedule starts a service.
 *
 * @param sessionName what the service session is called, null for no name
 * @param substitutions which text stands for a parameter, before everything that others say
 * @param idleTimeout after so long without traffic it ends, where the NAS can tell; null for what the service says
 * @param limits what bounds it, before the subscription's
 */
public record ActivationAttributes(
        @Nullable String sessionName,
        Map<String, String> substitutions,
        @Nullable Duration idleTimeout,
        ServiceLimits limits) {

    /** Nothing of its own. */
    public static final ActivationAttributes NONE = new ActivationAttributes(null, Map.of(), null, ServiceLimits.NONE);

    public ActivationAttributes {
        // In one order, so that its text is always the same.
        substitutions = Collections.unmodifiableMap(new TreeMap<>(substitutions));
        if (idleTimeout != null && (idleTimeout.isNegative() || idleTimeout.isZero())) {
            throw new IllegalArgumentException("idleTimeout: longer than nothing, not " + idleTimeout);
        }
    }
}
