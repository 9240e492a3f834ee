package io.sluice.session;

/**
 * A NAS said that all its sessions ended (Accounting-On or -Off). Instants are microseconds since 1970.
 *
 * @param toldAt when it first tried to tell, by our clock; only what we heard of earlier has ended
 * @param happenedAt when it happened, by the NAS's clock
 */
public record NasReboot(long nasId, long toldAt, long happenedAt) {

    NasReboot later(NasReboot other) {
        return other.toldAt > toldAt ? other : this;
    }
}
