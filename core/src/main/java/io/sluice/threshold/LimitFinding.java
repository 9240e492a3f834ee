package io.sluice.threshold;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a look at a service found. Times are microseconds since 1970.
 *
 * @param notices what is to be told, in order
 * @param due the limit that has to be enforced now, null for none
 * @param nextLookAt by the business clock, {@link LimitCheck#NEVER} for none
 * @param lookOctets input and output octets beyond which to look before that; {@link Long#MAX_VALUE} for none
 * @param volumeOverAt as in {@link WatchedService}
 * @param toldTime as in {@link WatchedService}
 * @param toldVolume as in {@link WatchedService}
 * @param tries as in {@link WatchedService}
 */
public record LimitFinding(
        List<LimitNotice> notices,
        @Nullable LimitKind due,
        long nextLookAt,
        long lookOctets,
        long volumeOverAt,
        int toldTime,
        int toldVolume,
        int tries) {

    public LimitFinding {
        notices = List.copyOf(notices);
    }

    /** Of a service that is over. */
    public static LimitFinding nothingMore(WatchedService service) {
        return new LimitFinding(
                List.of(),
                null,
                LimitCheck.NEVER,
                Long.MAX_VALUE,
                service.volumeOverAt(),
                service.toldTime(),
                service.toldVolume(),
                service.tries());
    }

    /**
     * The same where something else has to be enforced now.
     *
     * @param before how often it was
     */
    public LimitFinding enforcing(LimitKind kind, long now, int before) {
        return new LimitFinding(
                notices,
                kind,
                LimitCheck.retryAt(now, before),
                lookOctets,
                volumeOverAt,
                toldTime,
                toldVolume,
                before + 1);
    }

    /** The same where somebody has to look as soon as more is used. */
    public LimitFinding lookingAfter(WatchedService service) {
        long flowed = service.inputOctets() + service.outputOctets();
        return new LimitFinding(
                notices,
                due,
                nextLookAt,
                flowed < 0 ? Long.MAX_VALUE : Math.min(lookOctets, flowed),
                volumeOverAt,
                toldTime,
                toldVolume,
                tries);
    }
}
