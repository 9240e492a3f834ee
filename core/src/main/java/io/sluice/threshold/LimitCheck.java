package io.sluice.threshold;

import io.sluice.service.LimitAction;
import io.sluice.service.ServiceLimits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one running service: what of its limits is used up, what is to be told and done, and when to look again.
 *
 * <p>A limit in time ends the service when it is due; where the NAS enforces it, {@link LimitKeeping#GRACE} later. A limit in volume
 * ends it with the period of {@link CheckGrid} in which the NAS told that it was reached; where the NAS enforces it, the same time
 * later. What was ordered and did not help is ordered again, after a minute, two, four, at most an hour.
 */
public final class LimitCheck {

    /** No time. */
    public static final long NEVER = -1;

    private static final long SECOND = 1_000_000;
    private static final long FIRST_RETRY = 60 * SECOND;
    private static final int MOST_DOUBLINGS = 6;

    private final WatchedService service;
    private final LimitAction action;
    private final LimitKeeping keeping;
    private final long now;
    private final long ahead;
    private final List<LimitNotice> notices = new ArrayList<>();
    private @Nullable LimitKind due;
    private long nextLookAt = Long.MAX_VALUE;
    private long lookOctets = Long.MAX_VALUE;
    private long volumeOverAt;
    private int toldTime;
    private int toldVolume;

    private LimitCheck(WatchedService service, LimitAction action, LimitKeeping keeping, long now, long ahead) {
        this.service = service;
        this.action = action;
        this.keeping = keeping;
        this.now = now;
        this.ahead = ahead;
        volumeOverAt = service.volumeOverAt();
        toldTime = service.toldTime();
        toldVolume = service.toldVolume();
    }

    /**
     * Looks.
     *
     * @param now by the business clock, in microseconds since 1970
     * @param ahead how far that is ahead of the system's
     */
    public static LimitFinding of(
            WatchedService service, LimitAction action, LimitKeeping keeping, long now, long ahead) {
        return new LimitCheck(service, action, keeping, now, ahead).look();
    }

    /** When to see whether an order has helped. */
    static long retryAt(long now, int tries) {
        return now + (FIRST_RETRY << Math.min(tries, MOST_DOUBLINGS));
    }

    private LimitFinding look() {
        ServiceLimits limits = service.limits();
        if (limits.limitsTime()) {
            time(limits.timeLimit());
        }
        if (limits.limitsVolume()) {
            volume(limits.volumeLimit());
        }
        boolean isReached = toldTime == LimitNotice.REACHED || toldVolume == LimitNotice.REACHED;
        int tries = isReached ? service.tries() : 0;
        if (due != null) {
            nextLookAt = retryAt(now, tries);
            tries++;
        }
        return new LimitFinding(
                notices,
                due,
                nextLookAt == Long.MAX_VALUE ? NEVER : nextLookAt,
                lookOctets,
                volumeOverAt,
                toldTime,
                toldVolume,
                tries);
    }

    private void time(long seconds) {
        long limit = seconds * SECOND;
        long elapsed = now - service.since();
        for (int percent : action.notifyAt()) {
            long markAt = limit / 100 * percent;
            if (elapsed < markAt) {
                lookAt(service.since() + markAt);
                toldTime = Math.min(toldTime, percent - 1);
                return;
            }
            toldTime = told(LimitKind.TIME, percent, toldTime, elapsed / SECOND, seconds);
        }
        if (elapsed < limit) {
            toldTime = Math.min(toldTime, LimitNotice.REACHED - 1);
            lookAt(service.since() + limit);
            return;
        }
        toldTime = told(LimitKind.TIME, LimitNotice.REACHED, toldTime, elapsed / SECOND, seconds);
        enforce(LimitKind.TIME, service.since() + limit + keeping.grace());
    }

    private void volume(long megabytes) {
        long limit = keeping.octets(megabytes);
        long used = keeping.counted().of(service.inputOctets(), service.outputOctets());
        for (int percent : action.notifyAt()) {
            long mark = limit / 100 * percent;
            if (used < mark) {
                notOver(mark - used, percent);
                return;
            }
            toldVolume = told(LimitKind.VOLUME, percent, toldVolume, used, limit);
        }
        if (used < limit) {
            notOver(limit - used, LimitNotice.REACHED);
            return;
        }
        if (volumeOverAt == NEVER) {
            volumeOverAt = service.lastSeenAt();
        }
        toldVolume = told(LimitKind.VOLUME, LimitNotice.REACHED, toldVolume, used, limit);
        long period = CheckGrid.endOfPeriod(service.startedAt(), volumeOverAt);
        enforce(LimitKind.VOLUME, ahead + (keeping.byNas() ? volumeOverAt + keeping.grace() : period));
    }

    /** Whatever else flows, what is missing cannot have flowed before input and output together have grown by it. */
    private void notOver(long missing, int nextMark) {
        volumeOverAt = NEVER;
        toldVolume = Math.min(toldVolume, nextMark - 1);
        long flowed = service.inputOctets() + service.outputOctets();
        long look = flowed + missing - 1;
        lookOctets = flowed < 0 || look < 0 ? Long.MAX_VALUE : look;
    }

    private int told(LimitKind kind, int percent, int before, long used, long limitedTo) {
        if (percent > before) {
            notices.add(new LimitNotice(kind, percent, used, limitedTo));
        }
        return Math.max(before, percent);
    }

    private void enforce(LimitKind kind, long at) {
        if (action.kind() == LimitAction.Kind.NOTIFY) {
            return;
        }
        if (now < at) {
            lookAt(at);
        } else if (due == null) {
            due = kind;
        }
    }

    private void lookAt(long at) {
        nextLookAt = Math.min(nextLookAt, at);
    }
}
