package io.sluice.service;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The value of an attribute with places for an activation's arguments.
 *
 * <p>{@code ${rate}} is the argument as it was given, {@code ${rate:plain}} the number that it means without a suffix
 * ({@code 10M} becomes {@code 10000000}), {@code ${rate:kilo}} that number in thousands, rounded down. Everything else
 * stands for itself.
 */
public final class RenderingTemplate {

    /** Longest template in characters. */
    public static final int LONGEST = 512;

    private static final Pattern PLACE =
            Pattern.compile("\\$\\{(?<name>[A-Za-z_][A-Za-z0-9_-]{0,63})(:(?<form>plain|kilo))?}");

    private final String text;
    private final List<Piece> pieces;

    private RenderingTemplate(String text, List<Piece> pieces) {
        this.text = text;
        this.pieces = List.copyOf(pieces);
    }

    /**
     * @throws IllegalArgumentException if the text is empty or too long, holds a control character, or opens a place that
     *     cannot be read
     */
    public static RenderingTemplate parse(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new IllegalArgumentException("a template has 1–" + LONGEST + " characters, not " + text.length());
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a template must not hold control characters");
        }
        List<Piece> pieces = new ArrayList<>();
        Matcher place = PLACE.matcher(text);
        int from = 0;
        while (place.find()) {
            pieces.add(literal(text.substring(from, place.start())));
            pieces.add(new Piece("", place.group("name"), place.group("form")));
            from = place.end();
        }
        pieces.add(literal(text.substring(from)));
        return new RenderingTemplate(text, pieces);
    }

    private static Piece literal(String text) {
        int open = text.indexOf("${");
        if (open >= 0) {
            throw new IllegalArgumentException("'" + text.substring(open)
                    + "' is no place for a parameter; written are ${name}, ${name:plain} and ${name:kilo}");
        }
        return new Piece(text, null, null);
    }

    /** As it was written. */
    public String text() {
        return text;
    }

    /** What speaks against the template beside these parameters, in one sentence; empty if nothing does. */
    public Optional<String> objectionBeside(List<ServiceParameter> parameters) {
        for (Piece piece : pieces) {
            if (piece.parameter == null) {
                continue;
            }
            Optional<ServiceParameter> named = parameters.stream()
                    .filter(parameter -> parameter.name().equals(piece.parameter))
                    .findFirst();
            if (named.isEmpty()) {
                return Optional.of("the service has no parameter " + piece.parameter);
            }
            if (piece.form != null && named.get().type() == ParameterType.TEXT) {
                return Optional.of("parameter " + piece.parameter + " is a text, which has no form " + piece.form);
            }
        }
        return Optional.empty();
    }

    /**
     * The value for these arguments.
     *
     * @param arguments by parameter
     * @param types of the parameters
     * @return empty if an argument is missing, or is no number where one is needed
     */
    public Optional<String> fill(Map<String, String> arguments, Map<String, ParameterType> types) {
        StringBuilder value = new StringBuilder();
        for (Piece piece : pieces) {
            Optional<String> text = piece.fill(arguments, types);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            value.append(text.get());
        }
        return Optional.of(value.toString());
    }

    /** Text that stands for itself, or the place of a parameter. */
    private record Piece(
            String text,
            @Nullable String parameter,
            @Nullable String form) {

        Optional<String> fill(Map<String, String> arguments, Map<String, ParameterType> types) {
            if (parameter == null) {
                return Optional.of(text);
            }
            String argument = arguments.get(parameter);
            if (argument == null || form == null) {
                return Optional.ofNullable(argument);
            }
            int divisor = form.equals("kilo") ? 1_000 : 1;
            return types.getOrDefault(parameter, ParameterType.TEXT)
                    .read(argument)
                    .map(number -> number.divide(BigInteger.valueOf(divisor)).toString());
        }
    }
}
