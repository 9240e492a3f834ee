package io.sluice.ejb.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record on its way to a group of a retailer's servers, or at its end.
 *
 * @param nas its name, null if it is gone
 * @param acctSessionId the record's own
 * @param originated whether Sluice made it, in a NAS's stead
 * @param madeAt since when it waits, by the business clock
 * @param attempts how often all servers were asked in vain
 * @param nextAt when it is tried again, of one that was
 * @param server who answered
 * @param detail why it was given up
 */
public record DeliveryView(
        long id,
        DeliveryState state,
        String retailer,
        String group,
        @Nullable String nas,
        String acctSessionId,
        String login,
        int statusType,
        @Nullable String service,
        boolean originated,
        Instant happenedAt,
        Instant madeAt,
        int attempts,
        @Nullable Instant nextAt,
        @Nullable String server,
        @Nullable String detail,
        @Nullable Instant endedAt) {}
