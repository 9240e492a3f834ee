package io.sluice.audit;

import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 hash that seals an entry; by value, unlike an array. */
public final class SealHash {

    /** In octets. */
    public static final int LENGTH = 32;

    /** What stands before the first entry: 32 zero octets. */
    public static final SealHash NONE = new SealHash(new byte[LENGTH]);

    private final byte[] octets;

    private SealHash(byte[] octets) {
        this.octets = octets;
    }

    /**
     * Takes a copy.
     *
     * @throws IllegalArgumentException unless there are 32 octets
     */
    public static SealHash of(byte[] octets) {
        if (octets.length != LENGTH) {
            throw new IllegalArgumentException("a seal has " + LENGTH + " octets, not " + octets.length);
        }
        return new SealHash(octets.clone());
    }

    public byte[] octets() {
        return octets.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealHash that && Arrays.equals(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    /** In hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(octets);
    }
}
