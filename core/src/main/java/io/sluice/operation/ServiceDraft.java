package io.sluice.operation;

import io.sluice.service.ServiceLimits;

/**
 * A service that somebody wants started or changed, not checked yet.
 *
 * @param activation activation string as given, octet for octet
 * @param limits as given
 */
public record ServiceDraft(String activation, ServiceLimits limits) {}
