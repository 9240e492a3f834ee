package io.sluice.cli.resource;

import io.sluice.cli.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;

/** Makes the commands of a resource from its description. */
public final class Nouns {
    private Nouns() {}

    /** One command for each verb of the resource; those not wanted are outlines. */
    public static List<CommandSpec> verbs(Resource resource, Surroundings surroundings, Wanted wanted) {
        List<CommandSpec> verbs = new ArrayList<>();
        for (VerbName verb : resource.verbs()) {
            String description = description(verb, resource.title());
            verbs.add(command(verb.word(), description, wanted, () -> verb(verb, resource, surroundings, description)));
        }
        return verbs;
    }

    /** The command if it is wanted, else its name and description. */
    public static CommandSpec command(String name, String description, Wanted wanted, Supplier<Verb> verb) {
        return wanted.includes(name) ? verb.get().command() : outline(name, description);
    }

    /** A command that is only listed. */
    public static CommandSpec outline(String name, String description) {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.usageMessage().description(description);
        return spec;
    }

    /**
     * Leaves outlines out where one of the commands is wanted: picocli spends milliseconds on each, and whoever names a command does
     * not look for another.
     */
    public static <T> List<T> withoutIdle(List<T> commands) {
        List<T> made = commands.stream().filter(command -> !isOutline(command)).toList();
        return made.isEmpty() ? commands : made;
    }

    private static boolean isOutline(Object command) {
        return command instanceof CommandSpec spec && spec.userObject() == null;
    }

    private static Verb verb(VerbName verb, Resource resource, Surroundings surroundings, String description) {
        return switch (verb) {
            case LIST -> new ListVerb(surroundings, verb.word(), resource, description, Map.of());
            case SHOW -> new ShowVerb(surroundings, resource, description);
            case CREATE, SET, UPDATE -> new WriteVerb(surroundings, resource, verb, description);
            case DELETE -> new DeleteVerb(surroundings, resource, verb.word(), description);
        };
    }

    private static String description(VerbName verb, String title) {
        String one = article(title) + title;
        return switch (verb) {
            case LIST -> "Lists " + plural(title) + '.';
            case SHOW -> "Shows " + one + '.';
            case CREATE -> "Makes " + one + '.';
            case SET -> "Makes or changes " + one + '.';
            case UPDATE -> "Changes what is given of " + one + '.';
            case DELETE -> "Deletes " + one + '.';
        };
    }

    private static String article(String title) {
        return "aeio".indexOf(title.toLowerCase(Locale.ROOT).charAt(0)) >= 0 ? "an " : "a ";
    }

    private static String plural(String title) {
        return title.endsWith("s") || title.endsWith("S") ? title + "es" : title + 's';
    }
}
