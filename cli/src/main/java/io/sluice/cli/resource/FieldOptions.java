package io.sluice.cli.resource;

import io.sluice.cli.SecretFiles;
import io.sluice.cli.Surroundings;
import io.sluice.cli.api.CommandFailure;
import io.sluice.cli.api.ExitStatus;
import io.sluice.cli.api.Violation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options that set a body's members: adds them to a command, reads them, and finds the one that a violation is about. */
public final class FieldOptions {
    private final List<Field> fields;
    private final CommandSpec spec;
    private final Surroundings surroundings;

    public FieldOptions(List<Field> fields, CommandSpec spec, Surroundings surroundings) {
        this.fields = fields;
        this.spec = spec;
        this.surroundings = surroundings;
        fields.forEach(this::add);
    }

    private void add(Field field) {
        switch (field.kind()) {
            case SWITCH ->
                spec.addOption(OptionSpec.builder("--" + field.option())
                        .type(Boolean.class)
                        .negatable(true)
                        .fallbackValue("true")
                        .description(field.description())
                        .build());
            case SECRET -> addSecret(field);
            case VALUE -> {
                OptionSpec.Builder option = OptionSpec.builder("--" + field.option())
                        .paramLabel(field.label())
                        .description(field.description());
                if (!field.choices().isEmpty()) {
                    option.completionCandidates(Verb.lower(field.choices()));
                }
                spec.addOption(
                        field.repeatable()
                                ? option.type(List.class)
                                        .auxiliaryTypes(String.class)
                                        .build()
                                : option.type(String.class).build());
            }
        }
    }

    private void addSecret(Field field) {
        spec.addOption(OptionSpec.builder("--" + field.option() + "-file")
                .paramLabel("<file>")
                .type(String.class)
                .description(field.description() + " Taken from the first line of a file, - for standard input.")
                .build());
        spec.addOption(OptionSpec.builder("--" + field.option() + "-env")
                .paramLabel("<variable>")
                .type(String.class)
                .description("The same from a variable of the environment.")
                .build());
        spec.addOption(OptionSpec.builder("--ask-" + field.option())
                .type(boolean.class)
                .description("The same, asked for.")
                .build());
    }

    /** Sets what was given; false if nothing was. */
    boolean applyTo(Body body) {
        boolean any = false;
        for (Field field : fields) {
            if (field.kind() == Field.Kind.SECRET) {
                Optional<String> secret = secret(field);
                secret.ifPresent(value -> body.set(field.pointer(), value));
                any |= secret.isPresent();
            } else if (parsed().hasMatchedOption("--" + field.option())) {
                body.set(field.pointer(), value(field));
                any = true;
            }
        }
        return any;
    }

    private @Nullable Object value(Field field) {
        if (field.kind() == Field.Kind.SWITCH) {
            return parsed().matchedOptionValue("--" + field.option(), Boolean.TRUE);
        }
        List<String> given = field.repeatable()
                ? parsed().matchedOptionValue("--" + field.option(), List.of())
                : List.of(parsed().matchedOptionValue("--" + field.option(), ""));
        try {
            return field.reading().read(given);
        } catch (IllegalArgumentException wrong) {
            throw new CommandFailure(ExitStatus.USAGE, field.flag() + ": " + wrong.getMessage());
        }
    }

    private Optional<String> secret(Field field) {
        String option = "--" + field.option();
        if (parsed().hasMatchedOption(option + "-file")) {
            return Optional.of(SecretFiles.firstLine(
                    parsed().matchedOptionValue(option + "-file", ""), field.option(), surroundings));
        }
        if (parsed().hasMatchedOption(option + "-env")) {
            String variable = parsed().matchedOptionValue(option + "-env", "");
            return Optional.of(surroundings
                    .variable(variable)
                    .orElseThrow(() -> new CommandFailure(
                            ExitStatus.USAGE, option + "-env: the environment has no variable " + variable)));
        }
        return parsed().hasMatchedOption("--ask-" + field.option()) ? Optional.of(asked(field)) : Optional.empty();
    }

    private String asked(Field field) {
        String first = typed("New " + field.option() + ": ", field);
        if (!first.equals(typed("Again: ", field))) {
            throw new CommandFailure(ExitStatus.USAGE, "--ask-" + field.option() + ": the two are not the same");
        }
        return first;
    }

    private String typed(String prompt, Field field) {
        return surroundings
                .terminal()
                .secret(prompt)
                .orElseThrow(() -> new CommandFailure(
                        ExitStatus.USAGE,
                        "--ask-" + field.option() + ": nobody is there to ask; give --" + field.option() + "-file"));
    }

    /** Says the option instead of the pointer, and what of it: {@code /prefixes/1} becomes {@code --prefix (no. 2)}. */
    Violation placed(Violation violation) {
        return fields.stream()
                .filter(field -> field.covers(violation.where()))
                .max(Comparator.comparingInt(field -> field.pointer().length()))
                .map(field -> new Violation(
                        field.flag()
                                + within(violation
                                        .where()
                                        .substring(field.pointer().length())),
                        violation.detail()))
                .orElse(violation);
    }

    private static String within(String rest) {
        String[] steps = rest.split("/");
        if (steps.length < 2) {
            return "";
        }
        String inner = steps.length > 2 ? ", " + String.join(" ", List.of(steps).subList(2, steps.length)) : "";
        boolean counted = steps[1].chars().allMatch(Character::isDigit) && steps[1].length() < 6;
        return " (" + (counted ? "no. " + (Integer.parseInt(steps[1]) + 1) : steps[1]) + inner + ")";
    }

    private ParseResult parsed() {
        return spec.commandLine().getParseResult();
    }
}
