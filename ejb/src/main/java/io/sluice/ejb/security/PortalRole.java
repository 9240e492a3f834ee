package io.sluice.ejb.security;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a user of the REST interface or of a portal is; stored as {@link #text()}. */
public enum PortalRole {
    /** Everything, users and tokens included. */
    ADMIN,
    /** Runs the service: sees and changes whatever is on the network. */
    OPERATOR,
    /** Sees everything and changes nothing. */
    AUDITOR,
    /** Fetches accounting. */
    BILLING,
    /** An operator for one retailer's subscribers. */
    RETAILER_MANAGER,
    /** Manages an enterprise's sites in its portal. */
    IT_MANAGER,
    /** A subscriber in the residential portal. */
    SUBSCRIBER;

    /** As it is stored and shown, like {@code retailer-manager}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether whoever has the role belongs to a retailer. */
    public boolean isOfRetailer() {
        return this == RETAILER_MANAGER || this == IT_MANAGER || this == SUBSCRIBER;
    }

    /** Reads {@link #text()}; empty for what no version of this program wrote. */
    public static Optional<PortalRole> of(String text) {
        return Stream.of(values()).filter(role -> role.text().equals(text)).findFirst();
    }
}
