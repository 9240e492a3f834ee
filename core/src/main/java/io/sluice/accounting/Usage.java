package io.sluice.accounting;

/**
 * What a session used so far, as its NAS counts it: totals since the start, never differences.
 *
 * <p>Primitive, because a batch makes hundreds of them; {@link #ABSENT} stands for a counter that was not sent.
 *
 * @param sessionTime seconds
 * @param inputOctets octets from the subscriber, 64 bits (gigawords included)
 * @param outputOctets octets to the subscriber, 64 bits
 */
public record Usage(long sessionTime, long inputOctets, long outputOctets, long inputPackets, long outputPackets) {

    public static final long ABSENT = -1;

    public static final Usage NONE = new Usage(ABSENT, ABSENT, ABSENT, ABSENT, ABSENT);

    public Usage {
        if (Math.min(Math.min(sessionTime, inputOctets), Math.min(outputOctets, Math.min(inputPackets, outputPackets)))
                < ABSENT) {
            throw new IllegalArgumentException("a counter is not negative");
        }
    }

    /**
     * Octets from a counter of 32 bits and the number of times it has wrapped (RFC 2869 §5.1). Counts beyond 2^63 − 1
     * stay there.
     *
     * @param octets Acct-Input- or -Output-Octets, {@link #ABSENT} if not sent
     * @param gigawords Acct-Input- or -Output-Gigawords, {@link #ABSENT} if not sent
     */
    public static long octets(long octets, long gigawords) {
        if (gigawords <= 0) {
            return octets;
        }
        return gigawords > Integer.MAX_VALUE ? Long.MAX_VALUE : gigawords << 32 | Math.max(0, octets);
    }

    /** These counters, with those that were not sent taken from the other. */
    Usage or(Usage other) {
        return new Usage(
                sessionTime == ABSENT ? other.sessionTime : sessionTime,
                inputOctets == ABSENT ? other.inputOctets : inputOctets,
                outputOctets == ABSENT ? other.outputOctets : outputOctets,
                inputPackets == ABSENT ? other.inputPackets : inputPackets,
                outputPackets == ABSENT ? other.outputPackets : outputPackets);
    }

    /** The higher of each counter: whatever order reports come in, the last one told the most. */
    public Usage max(Usage other) {
        return new Usage(
                Math.max(sessionTime, other.sessionTime),
                Math.max(inputOctets, other.inputOctets),
                Math.max(outputOctets, other.outputOctets),
                Math.max(inputPackets, other.inputPackets),
                Math.max(outputPackets, other.outputPackets));
    }
}
