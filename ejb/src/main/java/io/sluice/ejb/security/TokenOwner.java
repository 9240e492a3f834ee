package io.sluice.ejb.security;

import io.sluice.subscriber.TenantScope;
import java.util.Objects;

/**
 * Whoever a token that was presented belongs to, and what it may do.
 *
 * @param user the owner as it is now
 * @param tokenId the token's id
 * @param tokenName as the owner calls it
 */
public record TokenOwner(PortalUser user, long tokenId, String tokenName, TokenScope scope) {

    /** Whether it still opens anything: the owner may have been disabled, or have gone to another retailer than the token's. */
    public boolean isGood() {
        return user.enabled()
                && (scope.retailerId() == null
                        || user.retailerId() == null
                        || Objects.equals(user.retailerId(), scope.retailerId()));
    }

    /**
     * The role in which it acts. Narrowed to a retailer it cannot act in a role that sees things of all retailers, such as NASes.
     */
    public PortalRole role() {
        return scope.retailerId() == null
                        || user.role() == PortalRole.BILLING
                        || user.role().isOfRetailer()
                ? user.role()
                : PortalRole.RETAILER_MANAGER;
    }

    public TenantScope tenant() {
        return scope.retailerId() == null ? user.scope() : TenantScope.ofRetailer(scope.retailerId());
    }

    /** What is left of the token's scope: an auditor's never writes, whatever role it acts in. */
    public TokenScope effectiveScope() {
        return user.role() == PortalRole.AUDITOR ? new TokenScope(true, scope.resources(), scope.retailerId()) : scope;
    }
}
