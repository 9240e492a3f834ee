package io.sluice.cli.api;

/** Ends a command with one line for the person and a code for the shell. The message holds no secret. */
public final class CommandFailure extends RuntimeException {
    private final ExitStatus status;

    public CommandFailure(ExitStatus status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    public ExitStatus status() {
        return status;
    }
}
