package io.sluice.batch.jobs;

/** Where a job stands; stored by name. */
public enum JobState {
    /** Nobody has ever started it. */
    NEVER,
    RUNNING,
    /** All was done. The next start begins anew. */
    DONE,
    /** Somebody stopped it, or its node ended. The next start goes on. */
    STOPPED,
    /** It failed. The next start goes on with the piece that failed. */
    FAILED
}
