package io.sluice.ejb.retailer;

import io.sluice.ejb.platform.ResourceName;
import io.sluice.subscriber.RealmName;
import java.time.ZoneId;
import java.util.List;

/** What a retailer is to be. */
public record RetailerCommand(String name, List<RealmName> realms, ZoneId zone) {

    public RetailerCommand {
        ResourceName.require(name);
        realms = List.copyOf(realms);
    }
}
