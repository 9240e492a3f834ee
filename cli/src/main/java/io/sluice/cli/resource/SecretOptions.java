package io.sluice.cli.resource;

import io.sluice.cli.SecretFiles;
import io.sluice.cli.Surroundings;
import io.sluice.cli.api.CommandFailure;
import io.sluice.cli.api.ExitStatus;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The three ways to give a secret: a file, a variable, a prompt. None shows it to other processes or keeps it in a history. */
final class SecretOptions {
    private final CommandSpec spec;
    private final Surroundings surroundings;

    SecretOptions(CommandSpec spec, Surroundings surroundings) {
        this.spec = spec;
        this.surroundings = surroundings;
    }

    void add(Field field) {
        spec.addOption(text("--" + field.option() + "-file", "<file>")
                .description(field.description() + " The first line of this file, - for standard input.")
                .build());
        spec.addOption(text("--" + field.option() + "-env", "<variable>")
                .description("The same, from this variable of the environment.")
                .build());
        spec.addOption(OptionSpec.builder("--ask-" + field.option())
                .type(boolean.class)
                .description("The same, asked for.")
                .build());
    }

    private static OptionSpec.Builder text(String name, String label) {
        return OptionSpec.builder(name).paramLabel(label).type(String.class);
    }

    Optional<String> read(Field field) {
        ParseResult parsed = spec.commandLine().getParseResult();
        String option = "--" + field.option();
        if (parsed.hasMatchedOption(option + "-file")) {
            String file = parsed.matchedOptionValue(option + "-file", "");
            return Optional.of(SecretFiles.firstLine(file, field.option(), surroundings));
        }
        if (parsed.hasMatchedOption(option + "-env")) {
            String variable = parsed.matchedOptionValue(option + "-env", "");
            return Optional.of(surroundings
                    .variable(variable)
                    .orElseThrow(() -> usage(option + "-env: the environment has no variable " + variable)));
        }
        return parsed.hasMatchedOption("--ask-" + field.option()) ? Optional.of(asked(field)) : Optional.empty();
    }

    private String asked(Field field) {
        String first = typed("New " + field.option() + ": ", field);
        if (!first.equals(typed("Again: ", field))) {
            throw usage("--ask-" + field.option() + ": the two are not the same");
        }
        return first;
    }

    private String typed(String prompt, Field field) {
        String option = field.option();
        return surroundings
                .terminal()
                .secret(prompt)
                .orElseThrow(() -> usage("--ask-" + option + ": nobody is there to ask; give --" + option + "-file"));
    }

    private static CommandFailure usage(String message) {
        return new CommandFailure(ExitStatus.USAGE, message);
    }
}
