package io.sluice.cli;

import io.sluice.cli.api.CommandFailure;
import io.sluice.cli.api.ExitStatus;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sluice completion}: a script that a shell reads at its start. */
@Command(
        name = "completion",
        description = "Prints a completion script.",
        footer = {
            "",
            "bash: add to ~/.bashrc:  source <(sluice completion bash)",
            "zsh:  add to ~/.zshrc:   source <(sluice completion zsh)"
        })
final class Completion implements Runnable {
    /** zsh reads bash's completions after this. */
    private static final String BASH_IN_ZSH =
            "autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Parameters(paramLabel = "<shell>", description = "bash or zsh.")
    private String shell;

    @CommandLine.Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    private boolean help;

    @Override
    public void run() {
        boolean zsh = shell.equals("zsh");
        if (!zsh && !shell.equals("bash")) {
            throw new CommandFailure(ExitStatus.USAGE, "no completion for " + shell + "; there is bash and zsh");
        }
        String script = AutoComplete.bash("sluice", command.parent().commandLine());
        command.commandLine().getOut().print(zsh ? BASH_IN_ZSH + script : script);
    }
}
