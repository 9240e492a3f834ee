package io.sluice.cli.context;

import io.sluice.cli.Surroundings;
import io.sluice.cli.api.Item;
import io.sluice.cli.api.Listing;
import io.sluice.cli.output.Column;
import io.sluice.cli.output.Column.Kind;
import io.sluice.cli.output.View;
import io.sluice.cli.resource.Key;
import io.sluice.cli.resource.Nouns;
import io.sluice.cli.resource.Verb;
import io.sluice.cli.resource.Wanted;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Model.CommandSpec;

/** The verbs of the noun {@code context}; they talk to no server. */
public final class ContextVerb extends Verb {
    private static final Key NAME = Key.plain("<name>", "What the context is called.");
    private static final View VIEW = new View(
            "no context is kept",
            List.of(
                    Column.of("CURRENT", "current", Kind.TEXT),
                    Column.of("NAME", "name", Kind.TEXT),
                    Column.of("URL", "url", Kind.TEXT),
                    Column.of("USER", "user", Kind.TEXT),
                    Column.wide("PASSWORD-FILE", "passwordFile", Kind.TEXT),
                    Column.of("TOKEN-FILE", "tokenFile", Kind.TEXT),
                    Column.wide("INSECURE", "insecure", Kind.TEXT)));

    private final Runnable action;

    private ContextVerb(Surroundings surroundings, String name, String description) {
        super(surroundings, name, description);
        action = switch (name) {
            case "list" -> this::list;
            case "set" -> this::set;
            case "use" -> () -> change("using", contexts -> contexts.using(positional(0)));
            default -> () -> change("deleted", contexts -> contexts.without(positional(0)));
        };
        if (name.equals("list")) {
            takesFormat();
        } else {
            takes(NAME);
        }
    }

    /** The verbs, those not wanted as outlines. */
    public static List<CommandSpec> all(Surroundings surroundings, Wanted wanted) {
        Map<String, String> verbs = new LinkedHashMap<>();
        verbs.put("list", "Lists the servers kept by name.");
        verbs.put("set", "Keeps a server by name (--url, --user, --user-password-file, --token-file, --insecure).");
        verbs.put("use", "Makes one the server that commands talk to.");
        verbs.put("delete", "Forgets one.");
        return verbs.entrySet().stream()
                .map(verb -> Nouns.command(
                        verb.getKey(),
                        verb.getValue(),
                        wanted,
                        () -> new ContextVerb(surroundings, verb.getKey(), verb.getValue())))
                .toList();
    }

    @Override
    public void run() {
        action.run();
    }

    private void list() {
        Contexts contexts = Contexts.in(surroundings.configuration());
        List<Item> items = contexts.byName().entrySet().stream()
                .map(context -> {
                    Map<String, Object> members = new LinkedHashMap<>();
                    members.put(
                            "current",
                            contexts.current().filter(context.getKey()::equals).isPresent());
                    members.put("name", context.getKey());
                    members.putAll(context.getValue().members());
                    return new Item(members);
                })
                .toList();
        report().list(VIEW, new Listing(items, false), format());
    }

    private void set() {
        change("kept", contexts -> {
            Context before = contexts.byName().getOrDefault(positional(0), Context.NONE);
            return contexts.with(positional(0), server.over(before));
        });
    }

    private void change(String done, UnaryOperator<Contexts> change) {
        Path directory = surroundings.configuration();
        change.apply(Contexts.in(directory)).keepIn(directory);
        out().println(done + " context " + positional(0));
    }
}
