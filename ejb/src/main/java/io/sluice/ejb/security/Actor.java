package io.sluice.ejb.security;

import io.sluice.subscriber.TenantScope;

/**
 * Who changes something.
 *
 * @param name of the portal user
 * @param scope whose data it may see and change
 * @param remoteAddress where the request came from, as text; never resolved to a name
 */
public record Actor(String name, PortalRole role, TenantScope scope, String remoteAddress) {}
