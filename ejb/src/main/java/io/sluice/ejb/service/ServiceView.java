package io.sluice.ejb.service;

import io.sluice.ejb.platform.Members;
import io.sluice.service.LimitAction;
import io.sluice.service.ServiceDefinition;
import io.sluice.service.ServiceLimits;
import io.sluice.service.ServiceParameter;
import io.sluice.service.ServiceRendering;
import io.sluice.service.ServiceTerms;
import io.sluice.service.ServiceVersion;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version of a service as people see it.
 *
 * @param number of the version, 1 for the first
 * @param rowVersion of the definition, which changes with every version
 */
public record ServiceView(String name, int number, Instant createdAt, ServiceTerms terms, int rowVersion) {

    static ServiceView of(ServiceDefinition definition) {
        return of(definition, definition.current());
    }

    static ServiceView of(ServiceDefinition definition, ServiceVersion version) {
        return new ServiceView(
                definition.name(), version.number(), version.createdAt(), version.terms(), definition.version());
    }

    /** As the interface and the audit trail show it. */
    public JsonObject json() {
        JsonArrayBuilder parameters = Json.createArrayBuilder();
        terms.parameters().forEach(parameter -> parameters.add(json(parameter)));
        return new Members()
                .with("name", name)
                .with("version", number)
                .with("createdAt", createdAt)
                .with("parameters", parameters.build())
                .with("mutexGroup", terms.mutexGroup())
                .with("statistics", terms.defaults().statistics())
                .with("interfaceType", terms.interfaceType())
                .with("requiredAtLogin", terms.requiredAtLogin())
                .with("authorization", terms.authorization())
                .with("limits", json(terms.defaults()))
                .with("onLimit", json(terms.onLimit()))
                .with("renderings", json(terms.renderings()))
                .build();
    }

    private static JsonObject json(ServiceParameter parameter) {
        return new Members()
                .with("name", parameter.name())
                .with("type", parameter.type())
                .with("min", parameter.minimum())
                .with("max", parameter.maximum())
                .with("default", parameter.defaultValue())
                .build();
    }

    /** By dialect; absent where there are none. */
    private static @Nullable JsonObject json(List<ServiceRendering> renderings) {
        Map<String, JsonArrayBuilder> byDialect = new LinkedHashMap<>();
        for (ServiceRendering rendering : renderings) {
            byDialect
                    .computeIfAbsent(rendering.dialect(), dialect -> Json.createArrayBuilder())
                    .add(new Members()
                            .with("attribute", rendering.attribute())
                            .with("tag", rendering.tag())
                            .with("value", rendering.template())
                            .build());
        }
        JsonObjectBuilder json = Json.createObjectBuilder();
        byDialect.forEach(json::add);
        return byDialect.isEmpty() ? null : json.build();
    }

    /** Absent for a service that a limit just stops. */
    private static @Nullable JsonObject json(LimitAction action) {
        if (action.equals(LimitAction.DEACTIVATE)) {
            return null;
        }
        JsonArrayBuilder marks = Json.createArrayBuilder();
        action.notifyAt().forEach(marks::add);
        return new Members()
                .with("action", action.kind())
                .with("switchTo", action.switchTo())
                .with("notifyAt", marks.build())
                .build();
    }

    private static @Nullable JsonObject json(ServiceLimits limits) {
        JsonObject json = new Members()
                .withSeconds("timeout", limits.timeoutSeconds())
                .with("volumeMb", limits.volumeMegabytes())
                .withSeconds("interimInterval", limits.interimSeconds())
                .build();
        return json.isEmpty() ? null : json;
    }
}
