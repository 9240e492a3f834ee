package io.sluice.service;

/**
 * Limit on the traffic of one service session (Service-Volume); JunosE counts output only.
 *
 * <p>The attribute carries a tag octet and so only 24 bits; a larger value is refused.
 *
 * @param megabytes limit in MB of 2^20 octets, 0–16 777 215; 0 means unlimited
 */
public record VolumeLimit(int megabytes) {

    /** Greatest limit that the attribute can carry. */
    public static final int MAX_MEGABYTES = 0xff_ffff;

    public VolumeLimit {
        if (megabytes < 0 || megabytes > MAX_MEGABYTES) {
            throw new IllegalArgumentException("a volume limit is 0–" + MAX_MEGABYTES + " MB, not " + megabytes);
        }
    }

    public boolean isUnlimited() {
        return megabytes == 0;
    }

    /** The limit in octets; 0 means unlimited. */
    public long octets() {
        return (long) megabytes << 20;
    }
}
