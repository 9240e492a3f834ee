package io.sluice.cli.session;

import io.sluice.cli.output.Format;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What every list command takes: how many, and in which format. */
final class ListOptions {
    private static final int LARGEST = 100_000;

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    private boolean help;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "<format>",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
    private Format format;

    private int limit;

    @Option(
            names = "--limit",
            paramLabel = "<n>",
            defaultValue = "100",
            description = "At most this many, 1-100000 (default ${DEFAULT-VALUE}).")
    void limit(int wanted) {
        if (wanted < 1 || wanted > LARGEST) {
            throw new CommandLine.ParameterException(
                    command.commandLine(), "--limit must be between 1 and " + LARGEST + ", but was " + wanted);
        }
        limit = wanted;
    }

    Format format() {
        return format;
    }

    int limit() {
        return limit;
    }

    /** States are typed in either case. */
    static @Nullable String upper(@Nullable String state) {
        return state == null ? null : state.toUpperCase(Locale.ROOT);
    }
}
