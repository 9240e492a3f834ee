package io.sluice.ejb.threshold;

import io.sluice.threshold.Quota;
import io.sluice.threshold.QuotaPeriod;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A quota as its row has it.
 *
 * @param resetsAt by the business clock
 */
record KnownQuota(
        long id,
        long subscriberId,
        String name,
        Quota quota,
        boolean usedUp,
        QuotaPeriod period,
        int resetDay,
        ZoneId zone,
        Instant periodStartedAt,
        Instant resetsAt,
        int version) {

    /** The same with another balance. */
    KnownQuota with(Quota balance, boolean isUsedUp) {
        return new KnownQuota(
                id, subscriberId, name, balance, isUsedUp, period, resetDay, zone, periodStartedAt, resetsAt, version);
    }

    /** The same at the beginning of the period that runs at a time. */
    KnownQuota anew(Instant now) {
        Quota full = new Quota(quota.service(), quota.octets(), 0, 0, 0, quota.action());
        return new KnownQuota(
                id,
                subscriberId,
                name,
                full,
                false,
                period,
                resetDay,
                zone,
                period.began(now, resetDay, zone),
                period.ends(now, resetDay, zone),
                version);
    }
}
