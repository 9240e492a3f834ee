package io.sluice.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a login still meets of the events before it. Counts in the subscriber tree only; of several events that are still
 * effective, the latest is carried out.
 */
public final class EffectivePeriodRule {

    private EffectivePeriodRule() {}

    /** An event with the time at which it happened. */
    public record Effective(ScheduledAction action, Instant time) {}

    /** @param applicable what applies to one subscription, the most specific owner's first */
    public static Optional<Effective> atLogin(List<ScheduledAction> applicable, Instant login) {
        Instant latest = Instant.MIN;
        List<ScheduledAction> candidates = new ArrayList<>();
        for (ScheduledAction action : applicable) {
            if (action.action().type().denies() || !action.owner().kind().honoursEffectivePeriods()) {
                continue;
            }
            Optional<Instant> time = action.times().effectiveAt(login);
            if (time.isPresent() && !time.get().isBefore(latest)) {
                if (time.get().isAfter(latest)) {
                    candidates.clear();
                    latest = time.get();
                }
                candidates.add(action);
            }
        }
        Instant time = latest;
        return candidates.isEmpty()
                ? Optional.empty()
                : Optional.of(new Effective(Contest.among(candidates).winner(), time));
    }
}
