package io.sluice.access.dynamic;

import io.sluice.service.ServiceCall;
import io.sluice.service.ServiceLimits;

/**
 * A service that a CoA-Request wants started, or told new limits.
 *
 * @param tag 1–8, what tied it to its limits in the request
 * @param limits as written; what is absent is left to the NAS
 */
public record OrderedService(int tag, ServiceCall call, ServiceLimits limits) {}
