package io.sluice.dialect.mikrotik;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A value of Mikrotik-Rate-Limit: {@code rx[/tx] [burst [threshold [burst-time [priority [min]]]]]}, where rx is what the subscriber
 * sends, tx is the same as rx if it is missing, and rates are in bit/s, with k and M for thousands and millions.
 *
 * @param rx from the subscriber
 * @param tx to the subscriber
 * @param priority 1 (first served) to 8, 0 if it was not given
 */
record RateLimit(Direction rx, Direction tx, int priority) {

    private static final String RATES = "\\d{1,12}[kKmMgG]?(?:/\\d{1,12}[kKmMgG]?)?";
    private static final String TIMES = "\\d{1,6}s?(?:/\\d{1,6}s?)?";

    /** Nothing else is parsed, so that what takes it apart need not doubt. */
    private static final Pattern VALUE = Pattern.compile(
            String.format("%1$s(?:\\s+%1$s(?:\\s+%1$s(?:\\s+%2$s(?:\\s+[1-8](?:\\s+%1$s)?)?)?)?)?", RATES, TIMES));

    private static final int PRIORITY_BY_DEFAULT = 8;

    /**
     * One direction; rates in bit/s.
     *
     * @param rate 0 for unlimited
     * @param burst rate for a short time, 0 for none
     * @param threshold mean rate above which there is no burst
     * @param seconds over which the mean is taken
     * @param least guaranteed rate, 0 for none
     */
    record Direction(long rate, long burst, long threshold, long seconds, long least) {

        /** Whether it gives more than another: unlimited most, then by rate, then by burst. */
        boolean exceeds(Direction other) {
            if (rate != other.rate) {
                return rate == 0 || (other.rate != 0 && rate > other.rate);
            }
            return burst > other.burst;
        }
    }

    /** Empty if the text is no such value. */
    static Optional<RateLimit> parse(String text) {
        String value = text.strip();
        if (!VALUE.matcher(value).matches()) {
            return Optional.empty();
        }
        String[] words = value.split("\\s+");
        return Optional.of(new RateLimit(
                direction(words, 0), direction(words, 1), words.length > 4 ? Integer.parseInt(words[4]) : 0));
    }

    /**
     * RouterOS takes the rate itself where no threshold is given, and one second where no time is.
     *
     * @param at 0 for rx, 1 for tx
     */
    private static Direction direction(String[] words, int at) {
        long rate = bits(half(words[0], at));
        long burst = words.length > 1 ? bits(half(words[1], at)) : 0;
        long threshold = words.length > 2 ? bits(half(words[2], at)) : rate;
        long seconds = words.length > 3 ? Long.parseLong(half(words[3], at).replace("s", "")) : 1;
        long least = words.length > 5 ? bits(half(words[5], at)) : 0;
        return burst == 0 ? new Direction(rate, 0, 0, 0, least) : new Direction(rate, burst, threshold, seconds, least);
    }

    private static String half(String pair, int at) {
        int slash = pair.indexOf('/');
        if (slash < 0) {
            return pair;
        }
        return at == 0 ? pair.substring(0, slash) : pair.substring(slash + 1);
    }

    private static long bits(String text) {
        char unit = Character.toLowerCase(text.charAt(text.length() - 1));
        long factor =
                switch (unit) {
                    case 'k' -> 1_000;
                    case 'm' -> 1_000_000;
                    case 'g' -> 1_000_000_000;
                    default -> 1;
                };
        return Long.parseLong(factor == 1 ? text : text.substring(0, text.length() - 1)) * factor;
    }

    /**
     * What a subscriber with both gets: in each direction the greater rate, with its burst and guarantee; served by the better priority
     * of those that count.
     */
    RateLimit merge(RateLimit other) {
        boolean otherRx = other.rx.exceeds(rx);
        boolean otherTx = other.tx.exceeds(tx);
        int mine = otherRx && otherTx ? PRIORITY_BY_DEFAULT : orDefault(priority);
        int others = otherRx || otherTx ? orDefault(other.priority) : PRIORITY_BY_DEFAULT;
        boolean given = priority != 0 || other.priority != 0;
        return new RateLimit(otherRx ? other.rx : rx, otherTx ? other.tx : tx, given ? Math.min(mine, others) : 0);
    }

    private static int orDefault(int priority) {
        return priority == 0 ? PRIORITY_BY_DEFAULT : priority;
    }

    /** As it is sent: always both directions, and no more words than are needed. */
    @Override
    public String toString() {
        boolean bursts = rx.burst > 0 || tx.burst > 0;
        boolean guarantees = rx.least > 0 || tx.least > 0;
        StringBuilder text = new StringBuilder(pair(rx.rate, tx.rate));
        if (bursts || guarantees || priority > 0) {
            text.append(' ').append(pair(rx.burst, tx.burst));
            text.append(' ').append(pair(rx.threshold, tx.threshold));
            text.append(' ').append(rx.seconds).append('/').append(tx.seconds);
        }
        if (guarantees || priority > 0) {
            text.append(' ').append(orDefault(priority));
        }
        if (guarantees) {
            text.append(' ').append(pair(rx.least, tx.least));
        }
        return text.toString();
    }

    private static String pair(long rx, long tx) {
        return text(rx) + "/" + text(tx);
    }

    private static String text(long bits) {
        if (bits > 0 && bits % 1_000_000 == 0) {
            return bits / 1_000_000 + "M";
        }
        return bits > 0 && bits % 1_000 == 0 ? bits / 1_000 + "k" : Long.toString(bits);
    }
}
