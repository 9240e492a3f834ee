package io.sluice.schedule.rehearsal;

/** What becomes of something that was due. */
public enum Outcome {
    DONE,
    /** It was so already. */
    UNCHANGED,
    /** A denial or a closed window was in the way; an event may be tried again while there is time. */
    DENIED,
    /** A mutex group has an active service that does not give way. */
    EXCLUDED_BY_GROUP,
    /** It could not be done by the action threshold. */
    MISSED,
    /** An exclusion or a holiday. */
    SKIPPED_EXCLUDED,
    /** Something else has precedence. */
    OVERRIDDEN
}
