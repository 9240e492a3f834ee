package io.sluice.ejb.subscriber;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a node of the tree puts in the place of parameters, for itself and for everything below it.
 *
 * @param version row version of the node, of which these are a part
 */
public record SubstitutionsView(long subscriberId, int version, Map<String, String> substitutions) {

    /** As the interface and the audit trail show it. */
    public JsonObject json() {
        JsonObjectBuilder texts = Json.createObjectBuilder();
        new TreeMap<>(substitutions).forEach(texts::add);
        return Json.createObjectBuilder().add("substitutions", texts).build();
    }
}
