package io.sluice.ejb.security;

import org.jspecify.annotations.Nullable;

/**
 * A user as it shall be.
 *
 * @param name 1–64 letters, digits and {@code . _ @ + -}
 * @param retailer name of the retailer; for a retailer manager, and for billing staff that see one retailer only
 * @param subscriberId of the enterprise of an IT manager, or of the subscriber
 * @param password the new one; null to keep the old one, which a new user does not have
 */
public record UserCommand(
        String name,
        PortalRole role,
        @Nullable String retailer,
        @Nullable Long subscriberId,
        boolean enabled,
        @Nullable String password) {

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "UserCommand[" + name + ", " + role + ']';
    }
}
