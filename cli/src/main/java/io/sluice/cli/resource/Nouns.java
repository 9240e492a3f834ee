package io.sluice.cli.resource;

import io.sluice.cli.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;

/** Makes the commands of a resource from its description. */
public final class Nouns {
    private Nouns() {}

    /** One command for each verb of the resource. */
    public static List<CommandSpec> verbs(Resource resource, Surroundings surroundings) {
        String title = resource.title();
        String a = article(title) + title;
        List<CommandSpec> verbs = new ArrayList<>();
        for (VerbName verb : resource.verbs()) {
            verbs.add((switch (verb) {
                        case LIST -> new ListVerb(surroundings, resource, "Lists " + plural(title) + ".");
                        case SHOW -> new ShowVerb(surroundings, resource, "Shows one " + title + ".");
                        case CREATE -> new WriteVerb(surroundings, resource, verb, "Makes " + a + ".");
                        case SET -> new WriteVerb(surroundings, resource, verb, "Makes or changes " + a + ".");
                        case UPDATE ->
                            new WriteVerb(surroundings, resource, verb, "Changes what is given of " + a + ".");
                        case DELETE -> new DeleteVerb(surroundings, resource, "delete", "Deletes " + a + ".");
                    })
                    .command());
        }
        return verbs;
    }

    private static String article(String title) {
        return "aeiou".indexOf(title.toLowerCase(Locale.ROOT).charAt(0)) >= 0 ? "an " : "a ";
    }

    static String plural(String title) {
        if (title.endsWith("s") || title.endsWith("S")) {
            return title + "es";
        }
        return title + 's';
    }
}
