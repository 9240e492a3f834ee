package io.sluice.cli.nas.simulate.bng;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast a service may be.
 *
 * @param input most bits per second from the subscriber
 * @param output most bits per second to the subscriber
 */
public record Bandwidth(long input, long output) {

    /** What a service without rates in its name gets, and the subscriber beside its services. */
    static final Bandwidth PLAIN = new Bandwidth(1_000_000, 4_000_000);

    private static final Pattern PARAMETERS = Pattern.compile("\\(([^)]*)\\)\\s*$");
    private static final Pattern RATE = Pattern.compile("(\\d{1,12})([kKmMgG]?)(?:bps|bit/s)?");
    private static final long LEAST_PLAIN_NUMBER = 8_000;
    private static final long MOST = 1_000_000_000_000L;

    /** What a line without a limit can do. */
    private static final long UNLIMITED = 1_000_000_000;

    public Bandwidth {
        if (input <= 0 || output <= 0) {
            throw new IllegalArgumentException("a rate is above zero");
        }
    }

    /**
     * Looks for rates among the parameters of an activation string: the first is taken for the input, the second for the output, a
     * single one for both. Plain numbers below 8000 are taken for something else.
     */
    static Bandwidth of(String activation) {
        Matcher parameters = PARAMETERS.matcher(activation);
        List<Long> rates = new ArrayList<>();
        if (parameters.find()) {
            for (String parameter : parameters.group(1).split(",")) {
                Matcher rate = RATE.matcher(parameter.strip());
                if (rate.matches() && looksLikeRate(rate)) {
                    rates.add(Math.min(MOST, Math.max(1, bitsPerSecond(rate))));
                }
            }
        }
        return rates.isEmpty() ? PLAIN : new Bandwidth(rates.get(0), rates.get(rates.size() > 1 ? 1 : 0));
    }

    /**
     * Two rates with a slash between them, or one for both; empty if it is no such pair. 0 is unlimited.
     *
     * @param unit what a rate without suffix is counted in, in bit/s
     */
    static Optional<Bandwidth> ofPair(String text, long unit) {
        String[] parts = text.split("/", -1);
        OptionalLong first = rate(parts[0], unit);
        OptionalLong second = parts.length > 1 ? rate(parts[1], unit) : first;
        return parts.length > 2 || first.isEmpty() || second.isEmpty()
                ? Optional.empty()
                : Optional.of(new Bandwidth(first.getAsLong(), second.getAsLong()));
    }

    private static OptionalLong rate(String text, long unit) {
        Matcher rate = RATE.matcher(text);
        if (!rate.matches()) {
            return OptionalLong.empty();
        }
        long bits = bitsPerSecond(rate) * (rate.group(2).isEmpty() ? unit : 1);
        return OptionalLong.of(bits == 0 ? UNLIMITED : Math.min(MOST, bits));
    }

    private static boolean looksLikeRate(Matcher rate) {
        return !rate.group(2).isEmpty() || Long.parseLong(rate.group(1)) >= LEAST_PLAIN_NUMBER;
    }

    private static long bitsPerSecond(Matcher rate) {
        long factor =
                switch (rate.group(2).toLowerCase(Locale.ROOT)) {
                    case "k" -> 1_000;
                    case "m" -> 1_000_000;
                    case "g" -> 1_000_000_000;
                    default -> 1;
                };
        long number = Long.parseLong(rate.group(1));
        return number > MOST / factor ? MOST : number * factor;
    }
}
