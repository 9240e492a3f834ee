package io.sluice.cli;

import io.sluice.cli.api.CommandFailure;
import io.sluice.cli.api.ExitStatus;
import picocli.CommandLine.Model.CommandSpec;

/** A word that the launcher {@code ./sluice} answers itself; here so that help and completion know it. */
final class Front implements Runnable {
    private final String word;

    private Front(String word) {
        this.word = word;
    }

    static CommandSpec command(String word, String description) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(new Front(word)).name(word);
        spec.usageMessage().description(description);
        return spec;
    }

    @Override
    public void run() {
        throw new CommandFailure(ExitStatus.USAGE, word + " is done by the launcher: ./sluice " + word);
    }
}
