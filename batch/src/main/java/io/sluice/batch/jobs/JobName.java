package io.sluice.batch.jobs;

import java.util.Arrays;
import java.util.Optional;

/** The jobs that there are; each has a definition of the same name under {@code META-INF/batch-jobs}. */
public enum JobName {
    RECONCILE_SESSIONS(
            "reconcile-sessions",
            2,
            "Closes what an outage left open: sessions whose NAS has begun anew since, services of closed sessions."),
    RETENTION("retention", 1, "Removes the accounting of days that need not be kept any longer.");

    private final String text;
    private final int works;
    private final String description;

    JobName(String text, int works, String description) {
        this.text = text;
        this.works = works;
        this.description = description;
    }

    public static Optional<JobName> of(String text) {
        return Arrays.stream(values()).filter(job -> job.text.equals(text)).findFirst();
    }

    /** As people write it. */
    public String text() {
        return text;
    }

    /** How many lists it works through, one after the other. */
    int works() {
        return works;
    }

    public String description() {
        return description;
    }
}
