package io.sluice.cli.resource;

import io.sluice.cli.ServerOptions;
import io.sluice.cli.Surroundings;
import io.sluice.cli.api.ApiClient;
import io.sluice.cli.api.CommandFailure;
import io.sluice.cli.api.ExitStatus;
import io.sluice.cli.api.Query;
import io.sluice.cli.output.Format;
import io.sluice.cli.output.Report;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** One command, put together in code: its options follow from a description, not from a class. */
public abstract class Verb implements Runnable {
    protected final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);
    protected final Surroundings surroundings;
    protected final ServerOptions server;
    private int positions;

    protected Verb(Surroundings surroundings, String name, String description) {
        this.surroundings = surroundings;
        this.server = new ServerOptions(surroundings);
        spec.name(name);
        spec.usageMessage().description(description).sortOptions(false).abbreviateSynopsis(true);
    }

    /** The command, complete. Options that every command has come last. */
    public CommandSpec command() {
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Shows this help.")
                .build());
        spec.addMixin("server", serverOptions());
        return spec;
    }

    /** Which server, and as whom. */
    protected CommandSpec serverOptions() {
        return CommandSpec.forAnnotatedObject(server);
    }

    protected void takesFormat() {
        spec.addOption(OptionSpec.builder("-o", "--output")
                .type(Format.class)
                .paramLabel("<format>")
                .defaultValue("table")
                .description("${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
                .build());
    }

    protected void takes(Key key) {
        spec.addPositional(PositionalParamSpec.builder()
                .index(String.valueOf(positions++))
                .paramLabel(key.label())
                .type(String.class)
                .required(true)
                .description(key.description())
                .build());
    }

    /** An option with one text after it. */
    protected void option(String name, String label, String description, List<String> choices) {
        spec.addOption(OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .completionCandidates(choices.isEmpty() ? null : lower(choices))
                .description(description)
                .build());
    }

    /** An option with nothing after it. */
    protected void onOff(String description, String... names) {
        spec.addOption(OptionSpec.builder(names)
                .type(boolean.class)
                .description(description)
                .build());
    }

    protected static List<String> lower(List<String> choices) {
        return choices.stream().map(choice -> choice.toLowerCase(Locale.ROOT)).toList();
    }

    /** What was given for an option; null if it was not. */
    protected <T> @Nullable T given(String option) {
        return spec.commandLine().getParseResult().matchedOptionValue(option, null);
    }

    protected boolean isGiven(String option) {
        return spec.commandLine().getParseResult().hasMatchedOption(option);
    }

    protected String positional(int index) {
        return spec.commandLine().getParseResult().matchedPositionalValue(index, "");
    }

    protected Format format() {
        return spec.findOption("-o").getValue();
    }

    protected PrintWriter out() {
        return spec.commandLine().getOut();
    }

    protected PrintWriter remarks() {
        return spec.commandLine().getErr();
    }

    protected Report report() {
        return new Report(out(), remarks(), surroundings.zone());
    }

    /** The collection's path, below the owner that the first parameter names. */
    protected String collection(Resource resource, ApiClient client) {
        return resource.owner()
                .map(owner -> resource.collection().replace("{}", identifier(owner, client, positional(0))))
                .orElse(resource.collection());
    }

    /** The path of the one thing that the parameters name. */
    protected String path(Resource resource, ApiClient client) {
        String collection = collection(resource, client);
        return resource.key()
                .map(key -> collection + '/' + identifier(key, client, name(resource)))
                .orElse(collection);
    }

    /** What the person calls it. */
    protected String name(Resource resource) {
        boolean second = resource.owner().isPresent() && resource.key().isPresent();
        return positional(second ? 1 : 0);
    }

    private static String identifier(Key key, ApiClient client, String typed) {
        return Query.encode(key.finder().find(client, typed));
    }

    protected void takesPlace(Resource resource, boolean one) {
        resource.owner().ifPresent(this::takes);
        if (one) {
            resource.key().ifPresent(this::takes);
        }
    }

    protected static CommandFailure usage(String message) {
        return new CommandFailure(ExitStatus.USAGE, message);
    }
}
