package io.sluice.ejb.scope;

import io.sluice.ejb.platform.Members;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A scope as people see it. */
public record ScopeView(
        String name,
        int precedence,
        boolean exclusive,
        List<String> services,
        Map<String, String> substitutions,
        List<String> nases,
        List<String> below,
        int version) {

    /** As the interface and the audit trail show it. */
    public JsonObject json() {
        JsonObjectBuilder texts = Json.createObjectBuilder();
        new TreeMap<>(substitutions).forEach(texts::add);
        return new Members()
                .with("name", name)
                .with("precedence", precedence)
                .with("exclusive", exclusive)
                .with("services", services)
                .with("substitutions", texts.build())
                .with("nases", nases)
                .with("below", below)
                .build();
    }
}
