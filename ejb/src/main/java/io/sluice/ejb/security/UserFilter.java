package io.sluice.ejb.security;

import org.jspecify.annotations.Nullable;

/**
 * Which users are wanted; null for no matter.
 *
 * @param retailer its name
 */
public record UserFilter(
        @Nullable PortalRole role, @Nullable String retailer) {}
