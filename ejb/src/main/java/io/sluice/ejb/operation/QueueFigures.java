package io.sluice.ejb.operation;

import io.sluice.operation.Lane;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one NAS and what is under way.
 *
 * @param nas its name
 * @param waiting operations of which nothing was sent, by lane; lanes without any are left out
 * @param sent operations under way
 * @param oldestDueAt since when the one waiting longest is due, null if none waits
 */
public record QueueFigures(
        String nas,
        Map<Lane, Long> waiting,
        long sent,
        @Nullable Instant oldestDueAt) {

    public QueueFigures {
        waiting = Map.copyOf(waiting);
    }

    public long waiting(Lane lane) {
        return Objects.requireNonNullElse(waiting.get(lane), 0L);
    }

    public long waitingInAll() {
        return waiting.values().stream().mapToLong(Long::longValue).sum();
    }

    public long open() {
        return waitingInAll() + sent;
    }
}
