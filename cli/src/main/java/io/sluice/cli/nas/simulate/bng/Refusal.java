package io.sluice.cli.nas.simulate.bng;

/** Ends the reading of a request that is to be answered with a NAK. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final ErrorCause cause;

    Refusal(ErrorCause cause, String detail) {
        super(detail, null, false, false);
        this.cause = cause;
    }

    ErrorCause cause() {
        return cause;
    }
}
