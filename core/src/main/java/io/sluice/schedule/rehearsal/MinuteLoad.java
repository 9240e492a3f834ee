package io.sluice.schedule.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How many operations a NAS gets in a minute.
 *
 * @param minute its beginning
 */
public record MinuteLoad(Instant minute, String nas, int operations) {

    private record Batch(@Nullable UUID cause, Instant first, Instant last, String nas) {}

    private record Slot(Instant minute, String nas) {}

    /** Counts operations; those of one occurrence are spread evenly from when work on them begins to its time. */
    static final class Count {

        private final Map<Batch, Integer> batches = new HashMap<>();

        void add(Happening happening, String nas) {
            Instant last = happening.time().isAfter(happening.at()) ? happening.time() : happening.at();
            batches.merge(new Batch(happening.cause(), happening.at(), last, nas), 1, Integer::sum);
        }

        List<MinuteLoad> minutes() {
            Map<Slot, Integer> slots = new HashMap<>();
            batches.forEach((batch, operations) -> spread(batch, operations, slots));
            List<MinuteLoad> loads = new ArrayList<>();
            slots.forEach((slot, operations) -> loads.add(new MinuteLoad(slot.minute(), slot.nas(), operations)));
            loads.sort(Comparator.comparing(MinuteLoad::minute).thenComparing(MinuteLoad::nas));
            return loads;
        }

        private static void spread(Batch batch, int operations, Map<Slot, Integer> slots) {
            Instant first = batch.first().truncatedTo(ChronoUnit.MINUTES);
            long minutes =
                    Math.max(1, Duration.between(batch.first(), batch.last()).toMinutes());
            for (int i = 0; i < operations; i++) {
                Instant minute = first.plus(i * minutes / operations, ChronoUnit.MINUTES);
                slots.merge(new Slot(minute, batch.nas()), 1, Integer::sum);
            }
        }
    }
}
