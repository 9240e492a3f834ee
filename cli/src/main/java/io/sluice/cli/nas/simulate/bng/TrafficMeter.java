package io.sluice.cli.nas.simulate.bng;

import java.util.random.RandomGenerator;

/**
 * Traffic that flows at a share of a bandwidth; the share is drawn anew whenever somebody reads the meter. Counts never go down and
 * never exceed what the bandwidth lets through.
 */
final class TrafficMeter {

    /** Octets of a packet on average; what comes in is mostly acknowledgements. */
    private static final long INPUT_PACKET = 300;

    private static final long OUTPUT_PACKET = 1_100;

    private Bandwidth bandwidth;
    private final double load;
    private double share;
    private long at;
    private double input;
    private double output;

    /**
     * @param load mean share of the bandwidth that is used, 0 to 1
     * @param now simulated time in milliseconds
     */
    TrafficMeter(Bandwidth bandwidth, double load, long now, RandomGenerator random) {
        this.bandwidth = bandwidth;
        this.load = load;
        at = now;
        share = draw(random);
    }

    /** Lets the traffic flow up to now. */
    void advance(long now, RandomGenerator random) {
        if (now > at) {
            double seconds = (now - at) / 1000.0;
            input += bandwidth.input() / 8.0 * share * seconds;
            output += bandwidth.output() / 8.0 * share * seconds;
            at = now;
            share = draw(random);
        }
    }

    /** From now on at most so fast. */
    void limitTo(Bandwidth newBandwidth, long now, RandomGenerator random) {
        advance(now, random);
        bandwidth = newBandwidth;
    }

    private double draw(RandomGenerator random) {
        return Math.min(1, random.nextDouble() * 2 * load);
    }

    Traffic read() {
        return new Traffic(
                (long) input,
                (long) output,
                packets((long) input, INPUT_PACKET),
                packets((long) output, OUTPUT_PACKET));
    }

    private static long packets(long octets, long each) {
        return (octets + each - 1) / each;
    }
}
