package io.sluice.threshold;

import io.sluice.service.LimitAction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A volume that all sessions of a subscriber share, for a period.
 *
 * @param service name of the service it is about, null for all of the subscriber's
 * @param octets what there is in a period, above 0
 * @param extra octets more in this period, 0 or more
 * @param used octets of it
 * @param told highest percentage that was told of
 * @param action what the services do that use it when it is used up
 */
public record Quota(@Nullable String service, long octets, long extra, long used, int told, LimitAction action) {

    public Quota {
        if (octets <= 0 || extra < 0 || used < 0) {
            throw new IllegalArgumentException("a quota is above 0, and what is used and added not below");
        }
    }

    /** What there is altogether; sums beyond 2^63 − 1 stay there. */
    public long total() {
        return octets + extra < 0 ? Long.MAX_VALUE : octets + extra;
    }

    public boolean isUsedUp() {
        return used >= total();
    }

    /** The same with more used; what exceeds 2^63 − 1 stays there. */
    public Quota using(long more) {
        long sum = used + Math.max(0, more);
        return new Quota(service, octets, extra, sum < 0 ? Long.MAX_VALUE : sum, told, action);
    }

    /** Percentages that are to be told now, ascending; 100 if it is used up. */
    public List<Integer> toTell() {
        List<Integer> marks = new ArrayList<>(action.notifyAt());
        marks.add(LimitNotice.REACHED);
        long of = total() / LimitNotice.REACHED;
        return marks.stream()
                .filter(percent -> percent > told)
                .filter(percent -> percent == LimitNotice.REACHED ? isUsedUp() : used >= of * percent)
                .toList();
    }

    /** Whether a service uses it, by its name. */
    public boolean covers(String name) {
        return service == null || service.equals(name);
    }
}
