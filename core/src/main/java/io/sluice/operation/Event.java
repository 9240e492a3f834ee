package io.sluice.operation;

import org.jspecify.annotations.Nullable;

/** What happens to an operation that is under way. */
public sealed interface Event {

    /** The NAS acknowledged the packet. */
    record Acknowledged() implements Event {}

    /**
     * The NAS refused the packet.
     *
     * @param errorCause its Error-Cause (RFC 5176 §3.6), null if it gave none
     * @param detail what it said in words, empty if nothing
     */
    record Refused(@Nullable Integer errorCause, String detail) implements Event {}

    /** All retransmissions are used up, or the packet could not leave. The NAS may have done what it asked, or not. */
    record Unanswered() implements Event {}

    /** The time has come that {@link Progress#nextAt} named. */
    record Due() implements Event {}

    /** Somebody goes on with it who knows only what is stored: its packet may have left and been obeyed. */
    record TakenUpAgain() implements Event {}

    /** Records have come of everything that was started. */
    record Proven() implements Event {}

    /** A record says that what was started does not run. */
    record Refuted(String detail) implements Event {}

    /** The subscriber session has ended. */
    record SessionEnded() implements Event {}

    /** A later operation of the session waits. */
    record Displaced() implements Event {}
}
