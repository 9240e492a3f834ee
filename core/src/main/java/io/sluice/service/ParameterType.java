package io.sluice.service;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a parameter's text is read when it is checked; stored by name. Towards the NAS every parameter is text. */
public enum ParameterType {
    /** Anything but nothing. */
    TEXT("text", Pattern.compile("")),
    INTEGER("a whole number", Pattern.compile("(-?\\d{1,19})()")),
    /** A rate in bit/s, with an optional suffix k, M or G (powers of ten) in either case. */
    BITS_PER_SECOND("a rate in bit/s such as 64000, 1100k or 10M", Pattern.compile("(\\d{1,19})([kKmMgG]?)"));

    private static final Pattern WITH_SUFFIX = Pattern.compile("-?\\d+ ?[A-Za-zµ%/]+");

    private final String form;
    private final Pattern pattern;

    ParameterType(String form, Pattern pattern) {
        this.form = form;
        this.pattern = pattern;
    }

    /** What a text must be, in words. */
    String form() {
        return form;
    }

    /** Whether a text is a number, whole or not, and letters behind it. */
    static boolean isNumberWithSuffix(String text) {
        return WITH_SUFFIX.matcher(text).matches();
    }

    /** The number that a text means; empty if it is none, and for TEXT. */
    Optional<BigInteger> read(String text) {
        Matcher matcher = pattern.matcher(text);
        if (this == TEXT || !matcher.matches()) {
            return Optional.empty();
        }
        int thousands =
                switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
                    case "k" -> 1;
                    case "m" -> 2;
                    case "g" -> 3;
                    default -> 0;
                };
        return Optional.of(new BigInteger(matcher.group(1))
                .multiply(BigInteger.valueOf(1_000).pow(thousands)));
    }
}
