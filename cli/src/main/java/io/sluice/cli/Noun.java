package io.sluice.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** A noun without a verb: says which verbs there are. */
@Command(synopsisSubcommandLabel = "COMMAND")
final class Noun implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @CommandLine.Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    private boolean help;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                command.commandLine(),
                "which verb? " + String.join(", ", command.subcommands().keySet()));
    }

    /** A noun with its verbs; each verb is a picocli command of its own. */
    static CommandLine with(String description, Object... verbs) {
        CommandLine noun = new CommandLine(new Noun());
        noun.getCommandSpec().usageMessage().description(description);
        for (Object verb : verbs) {
            noun.addSubcommand(verb);
        }
        return noun;
    }
}
