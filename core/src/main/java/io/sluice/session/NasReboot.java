package io.sluice.session;

import org.jspecify.annotations.Nullable;

/**
 * A NAS said that all its sessions ended, or those of one of its partitions (Accounting-On or -Off). Instants are
 * microseconds since 1970.
 *
 * @param partition ICR-Partition-Id of the only partition that is meant; null for the whole NAS
 * @param toldAt when it first tried to tell, by our clock; only what we heard of earlier has ended
 * @param happenedAt when it happened, by the NAS's clock
 */
public record NasReboot(long nasId, @Nullable String partition, long toldAt, long happenedAt) {

    NasReboot later(NasReboot other) {
        return other.toldAt > toldAt ? other : this;
    }
}
