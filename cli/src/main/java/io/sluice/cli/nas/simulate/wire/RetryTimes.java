package io.sluice.cli.nas.simulate.wire;

import java.util.random.RandomGenerator;

/**
 * When to repeat a request (RFC 5080 §2.2.1); all times in milliseconds.
 *
 * @param initial IRT, before the first repeat
 * @param longest MRT, most between two repeats
 * @param most MRC, how often it is sent at most
 * @param duration MRD, after which it is given up
 */
public record RetryTimes(long initial, long longest, int most, long duration) {

    /** The RFC's own. */
    public static final RetryTimes RFC_5080 = new RetryTimes(2_000, 16_000, 5, 30_000);

    public RetryTimes {
        if (initial < 1 || longest < initial || most < 1 || duration < initial) {
            throw new IllegalArgumentException(
                    "no way to repeat: " + initial + ", " + longest + ", " + most + ", " + duration);
        }
    }

    /** The same manner with another first wait. */
    public RetryTimes startingWith(long millis) {
        return new RetryTimes(millis, Math.max(longest, millis), most, Math.max(duration, millis));
    }

    long first(RandomGenerator random) {
        return Math.round(initial + jitter(random) * initial);
    }

    long after(long previous, RandomGenerator random) {
        double next = 2 * previous + jitter(random) * previous;
        return Math.round(next > longest ? longest + jitter(random) * longest : next);
    }

    private static double jitter(RandomGenerator random) {
        return random.nextDouble() * 0.2 - 0.1;
    }
}
