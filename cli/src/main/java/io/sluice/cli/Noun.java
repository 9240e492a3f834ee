package io.sluice.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** A noun without a verb: says which verbs there are. */
@Command(synopsisSubcommandLabel = "COMMAND")
public final class Noun implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @CommandLine.Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    private boolean help;

    private Noun() {}

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                command.commandLine(),
                "which verb? " + String.join(", ", command.subcommands().keySet()));
    }

    /**
     * A noun with its verbs.
     *
     * @param verbs picocli commands of any form, each with a name
     */
    public static CommandLine with(String description, List<?> verbs) {
        CommandLine noun = new CommandLine(new Noun());
        noun.getCommandSpec().usageMessage().description(description);
        verbs.forEach(noun::addSubcommand);
        return noun;
    }
}
