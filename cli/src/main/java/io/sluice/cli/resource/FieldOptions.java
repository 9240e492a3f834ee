package io.sluice.cli.resource;

import io.sluice.cli.Surroundings;
import io.sluice.cli.api.CommandFailure;
import io.sluice.cli.api.ExitStatus;
import io.sluice.cli.api.Item;
import io.sluice.cli.api.Violation;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options that set a body's members: adds them to a command and reads them. */
final class FieldOptions {
    private final List<Field> fields;
    private final CommandSpec spec;
    private final SecretOptions secrets;
    private final Map<Field, OptionSpec> grouped = new IdentityHashMap<>();

    FieldOptions(List<Field> fields, CommandSpec spec, Surroundings surroundings) {
        this.fields = fields;
        this.spec = spec;
        this.secrets = new SecretOptions(spec, surroundings);
        fields.forEach(this::add);
    }

    private void add(Field field) {
        switch (field.kind()) {
            case SECRET -> secrets.add(field);
            case GROUP -> spec.addArgGroup(group(field));
            case SWITCH, VALUE -> spec.addOption(option(field).build());
        }
    }

    private ArgGroupSpec group(Field field) {
        ArgGroupSpec.Builder group = ArgGroupSpec.builder().exclusive(false).multiplicity("0..*");
        grouped.put(field, option(field).required(true).build());
        group.addArg(grouped.get(field));
        for (Field inner : field.inner()) {
            grouped.put(inner, option(inner).build());
            group.addArg(grouped.get(inner));
        }
        return group.build();
    }

    private static OptionSpec.Builder option(Field field) {
        OptionSpec.Builder option = OptionSpec.builder("--" + field.option()).description(field.description());
        if (field.kind() == Field.Kind.SWITCH) {
            return option.type(Boolean.class).negatable(true).fallbackValue("true");
        }
        if (!field.choices().isEmpty()) {
            option.completionCandidates(Verb.lower(field.choices()));
        }
        option.paramLabel(field.label());
        boolean list = field.repeatable() && field.kind() == Field.Kind.VALUE;
        return list ? option.type(List.class).auxiliaryTypes(String.class) : option.type(String.class);
    }

    /** Sets what was given; false if nothing was. */
    boolean applyTo(Body body) {
        boolean any = false;
        for (Field field : fields) {
            if (field.kind() == Field.Kind.SECRET) {
                Optional<String> secret = secrets.read(field);
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
        String option = "--" + field.option();
        return switch (field.kind()) {
            case SWITCH -> parsed().matchedOptionValue(option, Boolean.TRUE);
            case GROUP -> elements(field);
            case VALUE, SECRET ->
                field.repeatable()
                        ? read(field, parsed().matchedOptionValue(option, List.of()))
                        : read(field, List.of(parsed().matchedOptionValue(option, "")));
        };
    }

    private List<Object> elements(Field field) {
        List<Object> elements = new ArrayList<>();
        for (ParseResult.GroupMatchContainer container :
                parsed().findMatches(grouped.get(field).group())) {
            container.matches().forEach(match -> element(field, match).ifPresent(elements::add));
        }
        return elements;
    }

    private Optional<Object> element(Field field, ParseResult.GroupMatch match) {
        List<String> typed = given(match, field);
        if (typed.get(0).isEmpty()) {
            return Optional.empty();
        }
        Body element = Body.whole(Item.of(read(field, typed)).orElseThrow(), List.of());
        for (Field inner : field.inner()) {
            List<String> text = given(match, inner);
            if (!text.isEmpty()) {
                element.set(inner.pointer(), read(inner, text));
            }
        }
        return Optional.of(element.item().members());
    }

    private List<String> given(ParseResult.GroupMatch match, Field field) {
        List<Object> values = match.matchedValues(grouped.get(field));
        return values == null ? List.of() : values.stream().map(String::valueOf).toList();
    }

    private static @Nullable Object read(Field field, List<String> given) {
        try {
            return field.reading().read(given);
        } catch (IllegalArgumentException wrong) {
            throw new CommandFailure(ExitStatus.USAGE, field.flag() + ": " + wrong.getMessage());
        }
    }

    /** Says the option in place of the pointer. */
    Violation placed(Violation violation) {
        return new Place(fields).of(violation);
    }

    private ParseResult parsed() {
        return spec.commandLine().getParseResult();
    }
}
