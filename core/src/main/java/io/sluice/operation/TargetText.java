package io.sluice.operation;

import io.sluice.service.ServiceLimits;
import io.sluice.service.StatisticsMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The lines in which {@link Wanted} and {@link OperationPlan} are stored: a verb, a tab, and a value; for a target the
 * value is service session, version, timeout, volume, statistics, interim and activation string, between tabs, with
 * {@code -} for what is absent. Neither tab nor line end can stand in an activation string.
 */
final class TargetText {

    private static final String ABSENT = "-";
    private static final int FIELDS = 7;

    private final Map<String, List<String>> values = new HashMap<>();

    private TargetText() {}

    static TargetText of(String text, String... verbs) {
        Set<String> known = Set.of(verbs);
        TargetText lines = new TargetText();
        text.lines().forEach(line -> {
            int tab = line.indexOf('\t');
            if (tab < 0 || !known.contains(line.substring(0, tab))) {
                throw new IllegalArgumentException("not a line of an operation: '" + line + "'");
            }
            lines.values
                    .computeIfAbsent(line.substring(0, tab), any -> new ArrayList<>())
                    .add(line.substring(tab + 1));
        });
        return lines;
    }

    List<String> values(String verb) {
        return values.getOrDefault(verb, List.of());
    }

    List<ServiceTarget> targets(String verb) {
        return values(verb).stream().map(TargetText::target).toList();
    }

    private static ServiceTarget target(String value) {
        String[] fields = value.split("\t", FIELDS);
        if (fields.length < FIELDS) {
            throw new IllegalArgumentException("not a service of an operation: '" + value + "'");
        }
        ServiceLimits limits = new ServiceLimits(
                number(fields[2]),
                number(fields[3]),
                fields[4].equals(ABSENT) ? null : StatisticsMode.valueOf(fields[4]),
                number(fields[5]));
        return new ServiceTarget(UUID.fromString(fields[0]), fields[6], limits, number(fields[1]));
    }

    private static @Nullable Long number(String field) {
        return field.equals(ABSENT) ? null : Long.valueOf(field);
    }

    /** Puts lines together. */
    static final class Writer {

        private final StringBuilder text = new StringBuilder();

        void target(String verb, ServiceTarget target) {
            ServiceLimits limits = target.limits();
            line(
                    verb,
                    String.join(
                            "\t",
                            target.serviceSession().toString(),
                            field(target.serviceVersion()),
                            field(limits.timeoutSeconds()),
                            field(limits.volumeMegabytes()),
                            field(limits.statistics()),
                            field(limits.interimSeconds()),
                            target.activation()));
        }

        void line(String verb, String value) {
            text.append(verb).append('\t').append(value).append('\n');
        }

        private static String field(@Nullable Object value) {
            return value == null ? ABSENT : value.toString();
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
