package io.sluice.cli.freeradius;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The services that the imported activation strings call, and what a definition of each must be for them to be sound. */
final class ServiceCatalogue {

    private static final List<String> STATISTICS = List.of("NONE", "TIME", "TIME_VOLUME");

    /**
     * What was seen of a service.
     *
     * @param least fewest parameters it was called with
     * @param most most parameters
     * @param statistics highest mode, 0–2
     */
    private record Seen(int least, int most, int statistics) {

        Seen and(Seen other) {
            return new Seen(
                    Math.min(least, other.least), Math.max(most, other.most), Math.max(statistics, other.statistics));
        }
    }

    private final Map<String, Seen> seen = new TreeMap<>();

    void see(Subscriber.Service service) {
        ActivationText text = ActivationText.of(service.activate()).orElseThrow();
        int parameters = text.parameters().size();
        // What limits a volume must count it; a time limit needs the time.
        int needed = service.volume() != null ? 2 : service.timeout() != null ? 1 : 0;
        int mode = service.statistics() == null
                ? needed
                : Math.max(needed, service.statistics().intValue());
        seen.merge(text.name(), new Seen(parameters, parameters, mode), Seen::and);
    }

    /** Says which services cannot be defined for all their calls. */
    void tellProblems(Consumer<Problem> problems) {
        seen.forEach((name, service) -> {
            if (service.least() != service.most()) {
                problems.accept(
                        new Problem(
                                Table.RADREPLY.text(),
                                "",
                                name,
                                "the service is called with " + service.least() + " and with " + service.most()
                                        + " parameters; users with fewer are refused unless you define it beforehand, with defaults"));
            }
        });
    }

    /** Bodies of {@code PUT /services/…} by name. */
    Map<String, Map<String, Object>> definitions() {
        Map<String, Map<String, Object>> definitions = new TreeMap<>();
        seen.forEach((name, service) -> {
            List<Map<String, Object>> parameters = new ArrayList<>();
            for (int i = 1; i <= service.most(); i++) {
                parameters.add(Map.of("name", "parameter" + i, "type", "TEXT"));
            }
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("parameters", parameters);
            body.put("statistics", STATISTICS.get(service.statistics()));
            definitions.put(name, body);
        });
        return definitions;
    }
}
