package io.sluice.cli.freeradius;

import io.sluice.radius.dictionary.AttributeDefinition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gathers the ERX service attributes of a reply by their tags, 1–8. */
final class TaggedServices {

    private static final int MOST = 8;
    private static final long GREATEST = 0xff_ffff;

    /** The parts of a service, by their names in the dictionary. */
    private enum Part {
        ACTIVATE("ERX-Service-Activate"),
        TIMEOUT("ERX-Service-Timeout"),
        VOLUME("ERX-Service-Volume"),
        STATISTICS("ERX-Service-Statistics"),
        INTERIM("ERX-Service-Acct-Interval");

        private final String attribute;

        Part(String attribute) {
            this.attribute = attribute;
        }

        static Optional<Part> of(String attribute) {
            return Stream.of(values())
                    .filter(part -> part.attribute.equalsIgnoreCase(attribute))
                    .findFirst();
        }
    }

    private final Consumer<Problem> problems;
    private final Map<Integer, Map<Part, Pair>> byTag = new TreeMap<>();
    private final Map<Pair, Long> numbers = new HashMap<>();

    TaggedServices(Consumer<Problem> problems) {
        this.problems = problems;
    }

    static boolean isOne(String attribute) {
        return Part.of(attribute).isPresent();
    }

    void take(Pair pair, AttributeDefinition definition) {
        Part part = Part.of(definition.name()).orElseThrow();
        if (pair.tag() < 1 || pair.tag() > MOST) {
            tell(
                    pair,
                    pair.name() + " needs a tag from 1 to " + MOST + ", as in " + part.attribute
                            + ":1; it is left out");
            return;
        }
        if (part != Part.ACTIVATE) {
            Optional<Long> number = number(pair.value(), definition);
            if (number.isEmpty()) {
                tell(pair, pair.name() + " is not a number of 24 bits; it is left out");
                return;
            }
            numbers.put(pair, number.get());
        }
        Pair other = byTag.computeIfAbsent(pair.tag(), tag -> new EnumMap<>(Part.class))
                .putIfAbsent(part, pair);
        if (other != null) {
            tell(pair, pair.name() + ":" + pair.tag() + " is there twice; the first counts");
        }
    }

    private static Optional<Long> number(String text, AttributeDefinition definition) {
        Long named = definition.values().get(text);
        try {
            long number = named == null ? Long.parseLong(text.strip()) : named;
            return number >= 0 && number <= GREATEST ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException notOne) {
            return Optional.empty();
        }
    }

    List<Subscriber.Service> list() {
        List<Subscriber.Service> services = new ArrayList<>();
        List<String> activated = new ArrayList<>();
        byTag.forEach((tag, parts) -> {
            Pair activate = parts.get(Part.ACTIVATE);
            if (activate == null) {
                parts.values()
                        .forEach(pair -> tell(pair, "no ERX-Service-Activate has tag " + tag + "; it is left out"));
                return;
            }
            Optional<ActivationText> text = ActivationText.of(activate.value());
            if (text.isEmpty()) {
                tell(activate, "'" + activate.value() + "' names no service; it is left out");
            } else if (activated.contains(text.get().normalized())) {
                tell(activate, "the same service is activated on another tag already; it is left out");
            } else {
                activated.add(text.get().normalized());
                services.add(new Subscriber.Service(
                        tag,
                        activate.value(),
                        number(parts, Part.TIMEOUT),
                        number(parts, Part.VOLUME),
                        statistics(parts),
                        number(parts, Part.INTERIM)));
            }
        });
        return services;
    }

    private @Nullable Long statistics(Map<Part, Pair> parts) {
        Long mode = number(parts, Part.STATISTICS);
        if (mode != null && mode > 2) {
            tell(parts.get(Part.STATISTICS), "ERX-Service-Statistics is 0, 1 or 2; it is left out");
            return null;
        }
        return mode;
    }

    private @Nullable Long number(Map<Part, Pair> parts, Part part) {
        Pair pair = parts.get(part);
        return pair == null ? null : numbers.get(pair);
    }

    private void tell(Pair pair, String why) {
        problems.accept(Problem.of(pair.row(), why));
    }
}
