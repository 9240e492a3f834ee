package io.sluice.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sluice help}: the same as {@code --help} after the words. */
@Command(name = "help", description = "Explains a command, like: sluice help client set")
final class Help implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Parameters(arity = "0..*", paramLabel = "<word>", description = "The command to explain; all of them if left out.")
    private List<String> words = List.of();

    @Override
    public void run() {
        CommandLine found = command.parent().commandLine();
        for (String word : words) {
            CommandLine below = found.getSubcommands().get(word);
            if (below == null) {
                throw new CommandLine.ParameterException(
                        command.commandLine(),
                        "there is no " + word + "; there are: "
                                + String.join(", ", found.getSubcommands().keySet()));
            }
            found = below;
        }
        found.usage(command.commandLine().getOut());
    }
}
