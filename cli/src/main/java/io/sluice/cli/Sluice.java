package io.sluice.cli;

import io.sluice.cli.api.CommandFailure;
import io.sluice.cli.api.ExitStatus;
import io.sluice.cli.session.ListAccounting;
import io.sluice.cli.session.ListServiceSessions;
import io.sluice.cli.session.ListSessions;
import io.sluice.cli.session.ShowSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code sluice} command. Every command ends with an {@link ExitStatus}; what went wrong is one line on standard error. */
@Command(
        name = "sluice",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Sees and drives a Sluice server.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed",
            "2:wrong usage, or a parameter the server refused",
            "3:not found",
            "4:conflict",
            "5:the NAS refused",
            "6:timed out"
        })
public final class Sluice implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    public static void main(String[] arguments) {
        System.exit(commandLine(Surroundings.ofProcess()).execute(arguments));
    }

    static CommandLine commandLine(Surroundings surroundings) {
        return new CommandLine(new Sluice())
                .addSubcommand(
                        "session",
                        Noun.with(
                                "Subscriber sessions: who is online.",
                                new ListSessions(surroundings),
                                new ShowSession(surroundings)))
                .addSubcommand(
                        "service-session",
                        Noun.with("Service sessions: what runs on them.", new ListServiceSessions(surroundings)))
                .addSubcommand(
                        "accounting", Noun.with("Accounting records, as received.", new ListAccounting(surroundings)))
                .addSubcommand(new Version())
                .setExecutionExceptionHandler(Sluice::explain)
                .setParameterExceptionHandler(Sluice::correct)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** Without a verb there is nothing to do: says what there is. */
    @Override
    public void run() {
        command.commandLine().usage(command.commandLine().getOut());
    }

    private static int explain(Exception thrown, CommandLine line, CommandLine.ParseResult parsed) throws Exception {
        if (!(thrown instanceof CommandFailure failure)) {
            throw thrown; // ours to mend: picocli prints it and exits with 1
        }
        line.getErr().println("sluice: " + failure.getMessage());
        return failure.status().code();
    }

    private static int correct(CommandLine.ParameterException wrong, String[] arguments) {
        CommandLine line = wrong.getCommandLine();
        line.getErr().println("sluice: " + wrong.getMessage());
        line.getErr().println("Try: " + line.getCommandSpec().qualifiedName() + " --help");
        return ExitStatus.USAGE.code();
    }
}
