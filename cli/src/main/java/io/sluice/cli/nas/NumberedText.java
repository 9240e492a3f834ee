package io.sluice.cli.nas;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A text with a place for a number, such as {@code sub%06d@isp1.com}; one without a place is the same for every number.
 *
 * @param width least digits of the number, filled up with zeros; 0 where there is no place for it
 */
public record NumberedText(String before, int width, String after) {

    private static final Pattern PLACE = Pattern.compile("%(?:0(\\d))?d");

    /** Reads the pattern; {@code %d} or {@code %06d} is the place of the number, once at most. */
    public static NumberedText of(String pattern) {
        Matcher place = PLACE.matcher(pattern);
        if (!place.find()) {
            return new NumberedText(checked(pattern, pattern), 0, "");
        }
        int width = place.group(1) == null ? 1 : Math.max(1, Integer.parseInt(place.group(1)));
        return new NumberedText(
                checked(pattern.substring(0, place.start()), pattern),
                width,
                checked(pattern.substring(place.end()), pattern));
    }

    private static String checked(String part, String pattern) {
        if (part.indexOf('%') >= 0) {
            throw new IllegalArgumentException(
                    "'" + pattern + "': % may stand only once, as %d or with a width of up to nine as %06d");
        }
        return part;
    }

    public boolean hasPlace() {
        return width > 0;
    }

    public String with(long number) {
        if (!hasPlace()) {
            return before;
        }
        String digits = Long.toString(number);
        return before + "0".repeat(Math.max(0, width - digits.length())) + digits + after;
    }

    /** For options of a command. */
    public static final class Converter implements ITypeConverter<NumberedText> {
        @Override
        public NumberedText convert(String text) {
            try {
                return of(text);
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException(wrong.getMessage());
            }
        }
    }
}
