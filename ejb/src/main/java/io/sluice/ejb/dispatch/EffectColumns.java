package io.sluice.ejb.dispatch;

import io.sluice.accounting.Usage;
import io.sluice.ejb.platform.Columns;
import io.sluice.operation.ServiceEffect;
import io.sluice.service.ServiceLimits;
import io.sluice.threshold.FirstLook;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Effects on service sessions that there are, as columns, one row for each session: its last effect. */
final class EffectColumns {

    static final String NAMES =
            "id, kind, cause, happened_at, timeout_seconds, volume_megabytes, statistics, interim_seconds,"
                    + " limited_since, limit_due_at";

    /** What the statements call the kinds. */
    static final int ACTIVE = 3;

    static final int STOPPING = 4;
    static final int STOPPED = 5;
    static final int FAILED = 6;
    static final int RUNNING_ON = 8;

    private EffectColumns() {}

    static Columns of(Collection<ServiceEffect> effects, Instant now, FirstLook look) {
        Map<UUID, ServiceEffect> last = new LinkedHashMap<>();
        for (ServiceEffect effect : effects) {
            // That a start is under way is told by its operation; writing it here too would cost a second change of the
            // row,
            // with all its indexes, for every activation.
            if (effect.kind() != ServiceEffect.Kind.STARTING) {
                last.put(effect.target().serviceSession(), effect);
            }
        }
        return columns(List.copyOf(last.values()), now, look);
    }

    private static Columns columns(List<ServiceEffect> effects, Instant now, FirstLook look) {
        Columns columns = new Columns(effects.size());
        String[] ids = columns.texts();
        int[] kinds = columns.ints();
        String[] causes = columns.texts();
        long[] happenedAt = columns.instants();
        long[] timeouts = columns.longs();
        long[] volumes = columns.longs();
        String[] statistics = columns.texts();
        long[] interims = columns.longs();
        long[] limitedSince = columns.instants();
        long[] limitDueAt = columns.instants();
        for (int i = 0; i < effects.size(); i++) {
            ServiceEffect effect = effects.get(i);
            ServiceLimits limits = effect.target().limits();
            ids[i] = effect.target().serviceSession().toString();
            kinds[i] = code(effect.kind());
            causes[i] = effect.cause() == null ? null : effect.cause().name();
            happenedAt[i] = Columns.micros(now);
            limitedSince[i] = look.since(limits, happenedAt[i]);
            limitDueAt[i] = look.dueAt(limits, happenedAt[i], Usage.NONE);
            timeouts[i] = number(limits.timeoutSeconds());
            volumes[i] = number(limits.volumeMegabytes());
            statistics[i] =
                    limits.statistics() == null ? null : limits.statistics().name();
            interims[i] = number(limits.interimSeconds());
        }
        return columns;
    }

    private static long number(@Nullable Long value) {
        return value == null ? Columns.ABSENT : value;
    }

    private static int code(ServiceEffect.Kind kind) {
        return switch (kind) {
            case ACTIVE -> ACTIVE;
            case STOPPING -> STOPPING;
            case STOPPED -> STOPPED;
            case FAILED -> FAILED;
            case RUNNING_ON -> RUNNING_ON;
            case STARTING -> throw new IllegalArgumentException("a start makes a row");
        };
    }
}
