package io.sluice.batch.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job and how its last run went.
 *
 * @param run counts its runs; a run that goes on is the same
 * @param total things to look at, as counted when the run began
 * @param done how many of these it has looked at
 * @param changed how many it changed
 * @param detail why it failed, else empty
 */
public record JobView(
        JobName name,
        JobState state,
        long run,
        long total,
        long done,
        long changed,
        String detail,
        @Nullable Instant startedAt,
        @Nullable Instant updatedAt,
        @Nullable Instant endedAt) {

    static JobView never(JobName name) {
        return new JobView(name, JobState.NEVER, 0, 0, 0, 0, "", null, null, null);
    }

    /** Hundredths of the whole, 0–100; more may have come in than were counted. */
    public int percent() {
        if (state == JobState.DONE) {
            return 100;
        }
        return total == 0 ? 0 : (int) Math.min(99, done * 100 / total);
    }
}
