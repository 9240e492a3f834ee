package io.sluice.ejb.security;

import io.sluice.subscriber.TenantScope;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Someone, or some program, that uses the REST interface or a portal.
 *
 * @param passwordHash as {@link PasswordHash#toText()} wrote it
 * @param retailerId whose data the user sees; null for everybody's
 * @param lockedUntil when attempts count again after too many failed ones; null if never locked
 */
public record PortalUser(
        long id,
        String name,
        String passwordHash,
        PortalRole role,
        @Nullable Long retailerId,
        boolean enabled,
        @Nullable Instant lockedUntil) {

    public boolean mayTryAt(Instant now) {
        return enabled && (lockedUntil == null || !now.isBefore(lockedUntil));
    }

    /**
     * Whose data the user sees.
     *
     * @throws NullPointerException if somebody of a retailer's has no retailer, rather than show everybody's
     */
    public TenantScope scope() {
        if (role.isOfRetailer()) {
            return TenantScope.ofRetailer(Objects.requireNonNull(retailerId, "a retailer's user without a retailer"));
        }
        return retailerId == null ? TenantScope.ALL : TenantScope.ofRetailer(retailerId);
    }

    /** Leaves the hash out. */
    @Override
    public String toString() {
        return "PortalUser[" + name + ", " + role.text() + ']';
    }
}
