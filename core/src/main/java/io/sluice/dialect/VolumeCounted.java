package io.sluice.dialect;

/** Which octets of a service count towards its volume limit; input comes from the subscriber. */
public enum VolumeCounted {
    OUTPUT,
    INPUT_AND_OUTPUT;

    /** What counts of these octets. */
    public long of(long inputOctets, long outputOctets) {
        return this == OUTPUT ? outputOctets : inputOctets + outputOctets;
    }
}
