package io.sluice.ejb.retailer;

import io.sluice.ejb.platform.Members;
import io.sluice.subscriber.RealmName;
import io.sluice.subscriber.Retailer;
import jakarta.json.JsonObject;
import java.util.Set;
import java.util.stream.Collectors;

/** A retailer as people see it. */
public record RetailerView(String name, Set<String> realms, String zone, int version) {

    static RetailerView of(Retailer retailer) {
        return new RetailerView(
                retailer.name(),
                retailer.realms().stream().map(RealmName::value).collect(Collectors.toSet()),
                retailer.zone().getId(),
                retailer.version());
    }

    /** As the interface and the audit trail show it. */
    public JsonObject json() {
        return new Members()
                .with("name", name)
                .with("realms", realms)
                .with("zone", zone)
                .build();
    }
}
