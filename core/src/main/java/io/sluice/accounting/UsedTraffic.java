package io.sluice.accounting;

/**
 * What was used in some stretch of time.
 *
 * @param seconds of session time
 * @param inferredOctets how many of the octets no counter told, since it had wrapped without Gigawords
 */
public record UsedTraffic(
        long seconds, long inputOctets, long outputOctets, long inputPackets, long outputPackets, long inferredOctets) {

    public static final UsedTraffic NONE = new UsedTraffic(0, 0, 0, 0, 0, 0);

    public boolean isNone() {
        return equals(NONE);
    }

    public UsedTraffic plus(UsedTraffic other) {
        return new UsedTraffic(
                seconds + other.seconds,
                inputOctets + other.inputOctets,
                outputOctets + other.outputOctets,
                inputPackets + other.inputPackets,
                outputPackets + other.outputPackets,
                inferredOctets + other.inferredOctets);
    }

    UsedTraffic minus(UsedTraffic other) {
        return new UsedTraffic(
                seconds - other.seconds,
                inputOctets - other.inputOctets,
                outputOctets - other.outputOctets,
                inputPackets - other.inputPackets,
                outputPackets - other.outputPackets,
                inferredOctets - other.inferredOctets);
    }

    /** So many parts of a whole of parts, rounded down. */
    UsedTraffic share(long part, long whole) {
        double share = (double) part / whole;
        return new UsedTraffic(
                (long) (seconds * share),
                (long) (inputOctets * share),
                (long) (outputOctets * share),
                (long) (inputPackets * share),
                (long) (outputPackets * share),
                (long) (inferredOctets * share));
    }
}
