package io.sluice.cli.live;

import io.sluice.cli.Surroundings;
import io.sluice.cli.catalogue.Services;
import io.sluice.cli.resource.ListVerb;
import io.sluice.cli.resource.Nouns;
import io.sluice.cli.resource.Wanted;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** What stands below {@code service-management} in JunosE. */
public final class JunosVerbs {
    private static final String DEFINITIONS = "Lists what subscribers may be given (service list).";
    private static final String SUMMARY = "Counts sessions, definitions and operations.";

    private JunosVerbs() {}

    /**
     * The commands that activate, or with {@code no} before them deactivate.
     */
    public static List<CommandSpec> changing(boolean negated, Surroundings surroundings, Wanted wanted) {
        return Stream.of(JunosSubject.values())
                .map(subject -> {
                    String description = (negated ? "Deactivates services" : "Activates a service") + by(subject);
                    return Nouns.command(
                            subject.word(),
                            description,
                            wanted,
                            () -> new JunosVerb(surroundings, subject, negated, description));
                })
                .toList();
    }

    public static List<CommandSpec> showing(Surroundings surroundings, Wanted wanted) {
        Stream<CommandSpec> sessions = Stream.of(JunosSubject.values()).map(subject -> {
            String description = "Shows subscriber sessions" + by(subject);
            return Nouns.command(
                    subject.word(), description, wanted, () -> new JunosShowVerb(surroundings, subject, description));
        });
        Stream<CommandSpec> others = Stream.of(
                Nouns.command(
                        "service-definition",
                        DEFINITIONS,
                        wanted,
                        () -> new ListVerb(
                                surroundings, "service-definition", Services.SERVICE, DEFINITIONS, Map.of())),
                Nouns.command("summary", SUMMARY, wanted, () -> new JunosSummaryVerb(surroundings, SUMMARY)));
        return Stream.concat(sessions, others).toList();
    }

    private static String by(JunosSubject subject) {
        return subject == JunosSubject.SUBSCRIBER ? " by login." : " by the owner's id.";
    }
}
