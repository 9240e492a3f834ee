package io.sluice.cli.freeradius;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user as a subscriber, in the words of {@code POST /subscribers:import}.
 *
 * @param retailer whose it is
 * @param password null if it has none, which only a suspended one may
 * @param concurrency most sessions at a time, null for any number
 */
record Subscriber(
        String retailer,
        String login,
        @Nullable String password,
        boolean suspended,
        @Nullable Long concurrency,
        List<Attribute> attributes,
        List<Service> services) {

    /**
     * A reply attribute.
     *
     * @param tag 0 for none
     */
    record Attribute(String name, int tag, String value) {}

    /** A service on a tag, limits null where FreeRADIUS had none. */
    record Service(
            int tag,
            String activate,
            @Nullable Long timeout,
            @Nullable Long volume,
            @Nullable Long statistics,
            @Nullable Long interim) {}

    Subscriber {
        attributes = List.copyOf(attributes);
        services = List.copyOf(services);
    }

    /** Members of a line; parts that say nothing are absent. */
    Map<String, Object> line() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("kind", "RESIDENTIAL");
        line.put("parent", retailer);
        line.put("login", login);
        put(line, "password", password);
        if (suspended) {
            line.put("status", "SUSPENDED");
        }
        put(line, "concurrency", concurrency);
        if (!attributes.isEmpty() || !services.isEmpty()) {
            line.put("record", record());
        }
        return line;
    }

    private Map<String, Object> record() {
        List<Map<String, Object>> written = new ArrayList<>();
        for (Attribute attribute : attributes) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("name", attribute.name());
            put(members, "tag", attribute.tag() == 0 ? null : attribute.tag());
            members.put("value", attribute.value());
            written.add(members);
        }
        List<Map<String, Object>> activated = new ArrayList<>();
        for (Service service : services) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("tag", service.tag());
            members.put("activate", service.activate());
            put(members, "timeout", service.timeout());
            put(members, "volume", service.volume());
            put(members, "statistics", service.statistics());
            put(members, "interim", service.interim());
            activated.add(members);
        }
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("attributes", written);
        record.put("services", activated);
        return record;
    }

    private static void put(Map<String, Object> members, String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "Subscriber[" + login + ", " + attributes + ", " + services + "]";
    }
}
