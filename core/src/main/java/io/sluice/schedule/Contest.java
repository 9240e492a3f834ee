package io.sluice.schedule;

import java.util.ArrayList;
import java.util.List;

/**
 * Which of several events counts that happen to one subscription at one instant: that of the most specific owner; of one owner's,
 * deactivating before activating; of equal ones, the first that was written.
 *
 * @param winner the only one that is carried out
 * @param losers the others
 */
public record Contest(ScheduledAction winner, List<ScheduledAction> losers) {

    public Contest {
        losers = List.copyOf(losers);
    }

    /** @param candidates at least one, the most specific owner's first */
    public static Contest among(List<ScheduledAction> candidates) {
        ScheduledAction winner = candidates.get(0);
        for (ScheduledAction candidate : candidates) {
            boolean sameOwner = candidate.owner().equals(winner.owner());
            boolean stops = candidate.action().type() == ActionType.DEACTIVATE;
            if (sameOwner && stops && winner.action().type() == ActionType.ACTIVATE) {
                winner = candidate;
            }
        }
        List<ScheduledAction> losers = new ArrayList<>(candidates);
        losers.remove(winner);
        return new Contest(winner, losers);
    }
}
