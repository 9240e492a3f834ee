package io.sluice.ejb.service;

import io.sluice.ejb.platform.Members;
import io.sluice.service.ServiceLimits;
import io.sluice.service.ServiceProfile;
import jakarta.json.JsonObject;

/** A service profile as people see it. */
public record ProfileView(String name, ServiceLimits limits, int version) {

    static ProfileView of(ServiceProfile profile) {
        return new ProfileView(profile.name(), profile.limits(), profile.version());
    }

    /** As the interface and the audit trail show it. */
    public JsonObject json() {
        return new Members()
                .with("name", name)
                .withSeconds("timeout", limits.timeoutSeconds())
                .with("volumeMb", limits.volumeMegabytes())
                .with("statistics", limits.statistics())
                .withSeconds("interimInterval", limits.interimSeconds())
                .build();
    }
}
