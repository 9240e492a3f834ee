package io.sluice.accounting;

/** Which octets of a service count towards its volume limit; input comes from the subscriber. */
public enum VolumeCounted {
    OUTPUT,
    INPUT_AND_OUTPUT;

    /** What counts of these octets; sums beyond 2^63 − 1 stay there. */
    public long of(long inputOctets, long outputOctets) {
        if (this == OUTPUT) {
            return outputOctets;
        }
        long sum = inputOctets + outputOctets;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
