package io.sluice.service;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which text stands for each parameter of a service. Whoever is nearer to the activation counts first: who orders it, then the
 * subscription, the subscriber, the nodes above it from the nearest up, the scopes by precedence, and last the definition's
 * default.
 */
public final class Substitutions {

    /** Who says what stands for a parameter, the first to count first. */
    public enum Source {
        SESSION,
        SUBSCRIPTION,
        SUBSCRIBER,
        PARENT,
        SCOPE,
        DEFINITION
    }

    /**
     * What somebody says.
     *
     * @param of the name of the subscription, node or scope, for people
     * @param texts by parameter; may name parameters that a service does not have
     */
    public record Level(Source source, String of, Map<String, String> texts) {

        public Level {
            texts = Map.copyOf(texts);
        }
    }

    /** A parameter with what stands for it, and who says so. */
    public record Argument(String parameter, String text, Source source, String of) {}

    /**
     * What came of it.
     *
     * @param found in the order of the parameters
     * @param missing parameters for which nobody says anything
     */
    public record Resolution(List<Argument> found, List<String> missing) {

        public Resolution {
            found = List.copyOf(found);
            missing = List.copyOf(missing);
        }

        /** What stands for each parameter; empty if something is missing. */
        public Optional<List<String>> arguments() {
            return missing.isEmpty()
                    ? Optional.of(found.stream().map(Argument::text).toList())
                    : Optional.empty();
        }

        /** By parameter. */
        public Map<String, String> texts() {
            Map<String, String> texts = new LinkedHashMap<>();
            found.forEach(argument -> texts.put(argument.parameter(), argument.text()));
            return texts;
        }
    }

    private Substitutions() {}

    /**
     * @param parameters in the order of the router's template
     * @param levels in any order; of one source the earlier counts first
     */
    public static Resolution resolve(List<ServiceParameter> parameters, List<Level> levels) {
        List<Level> ordered =
                levels.stream().sorted(Comparator.comparing(Level::source)).toList();
        List<Argument> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (ServiceParameter parameter : parameters) {
            Optional<Argument> argument = argument(parameter, ordered);
            argument.ifPresentOrElse(found::add, () -> missing.add(parameter.name()));
        }
        return new Resolution(found, missing);
    }

    private static Optional<Argument> argument(ServiceParameter parameter, List<Level> ordered) {
        String name = parameter.name();
        for (Level level : ordered) {
            String text = level.texts().get(name);
            if (text != null) {
                return Optional.of(new Argument(name, text, level.source(), level.of()));
            }
        }
        return Optional.ofNullable(parameter.defaultValue())
                .map(text -> new Argument(name, text, Source.DEFINITION, ""));
    }
}
