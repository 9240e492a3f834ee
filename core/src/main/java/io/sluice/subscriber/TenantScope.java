package io.sluice.subscriber;

import org.jspecify.annotations.Nullable;

/**
 * Whose data a query may show: everybody's, or one retailer's. Part of every query that a user triggers.
 *
 * @param retailerId the retailer, null for all; what belongs to no known subscriber shows only to all
 */
public record TenantScope(@Nullable Long retailerId) {

    public static final TenantScope ALL = new TenantScope(null);

    public static TenantScope ofRetailer(long retailerId) {
        return new TenantScope(retailerId);
    }

    public boolean isAll() {
        return retailerId == null;
    }

    /** Whether what belongs to a retailer may be shown. */
    public boolean contains(Retailer retailer) {
        return retailerId == null || retailerId.equals(retailer.id());
    }
}
