package io.sluice.subscriber;

import io.sluice.service.ServiceLimits;

/**
 * A service that a subscriber keeps over logins.
 *
 * @param activation activation string, octet for octet as it was ordered
 * @param limits which count anew in each session
 */
public record KeptService(String activation, ServiceLimits limits) {}
