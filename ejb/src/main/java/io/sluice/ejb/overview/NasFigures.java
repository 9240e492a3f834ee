package io.sluice.ejb.overview;

import io.sluice.nas.DialectName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What goes on at a NAS.
 *
 * @param active sessions that are heard of
 * @param stale sessions that fell silent
 * @param services services that are open
 * @param lastSeenAt the last accounting of an open session, null if there is none
 */
public record NasFigures(
        long id,
        String name,
        DialectName dialect,
        long active,
        long stale,
        long services,
        @Nullable Instant lastSeenAt) {

    public long open() {
        return active + stale;
    }
}
