package io.sluice.operation;

/** What somebody ought to look into after an operation; stored by name. */
public enum Alarm {
    SUPERSEDED_STILL_RUNNING(
            "The NAS does not stop what a newer member of the mutex group has replaced: both may be running."),
    NOT_UNDONE("What had to be taken back could not be: it may be running although it was refused."),
    IN_DOUBT("Whether the NAS stopped what it was asked to stop will show only in accounting."),
    UNCONFIRMED("The NAS acknowledged it, but no accounting record of the service came in time."),
    REFUTED("The NAS acknowledged it, but its accounting says the contrary."),
    SESSION_UNKNOWN_TO_NAS("The NAS does not know the session that we hold for open.");

    private final String sentence;

    Alarm(String sentence) {
        this.sentence = sentence;
    }

    /** What is the matter, for a person. */
    public String sentence() {
        return sentence;
    }
}
