package io.sluice.cli;

import io.sluice.cli.api.CommandFailure;
import io.sluice.cli.api.ExitStatus;
import io.sluice.cli.api.Violation;
import io.sluice.cli.resource.Wanted;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code sluice} command. Every command ends with an {@link ExitStatus}; what went wrong is said on standard error. */
@Command(
        name = "sluice",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Sees and drives a Sluice server.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        footer = {"", "The server itself is run by the launcher: ./sluice up | test | bench"})
public final class Sluice implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    public static void main(String[] arguments) {
        System.exit(commandLine(Surroundings.ofProcess(), wanted(List.of(arguments)))
                .execute(arguments));
    }

    /** What a command line needs; completion and help are about everything. */
    static Wanted wanted(List<String> arguments) {
        boolean all = !arguments.isEmpty() && Set.of("completion", "help").contains(arguments.get(0));
        return all ? Wanted.everything() : Wanted.forWords(arguments);
    }

    static CommandLine commandLine(Surroundings surroundings, Wanted wanted) {
        CommandLine line = new CommandLine(new Sluice());
        line.getCommandSpec().usageMessage().exitCodeList(ExitStatus.texts());
        Tree.growOn(line, surroundings, wanted);
        return line.setExecutionExceptionHandler(Sluice::explain)
                .setParameterExceptionHandler(Sluice::correct)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** Without a noun there is nothing to do: says what there is. */
    @Override
    public void run() {
        command.commandLine().usage(command.commandLine().getOut());
    }

    private static int explain(Exception thrown, CommandLine line, CommandLine.ParseResult parsed) throws Exception {
        if (!(thrown instanceof CommandFailure failure)) {
            throw thrown; // ours to mend: picocli prints it and exits with 1
        }
        for (Violation violation : failure.violations()) {
            line.getErr().println("sluice: " + violation.line());
        }
        failure.hint().ifPresent(hint -> line.getErr().println("Hint: " + hint));
        return failure.status().code();
    }

    private static int correct(CommandLine.ParameterException wrong, String[] arguments) {
        CommandLine line = wrong.getCommandLine();
        line.getErr().println("sluice: " + wrong.getMessage());
        line.getErr().println("Try: " + line.getCommandSpec().qualifiedName() + " --help");
        return ExitStatus.USAGE.code();
    }
}
