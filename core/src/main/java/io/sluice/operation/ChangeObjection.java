package io.sluice.operation;

import io.sluice.nas.ErrorCause;

/**
 * What speaks against an order.
 *
 * @param cause how RFC 5176 §3.6 calls it
 * @param part which part of the order
 * @param index which one of that part, from 0
 * @param detail one sentence for a person, without a stop
 */
public record ChangeObjection(ErrorCause cause, Part part, int index, String detail) {

    /** A part of a {@link ChangeDraft}. */
    public enum Part {
        WHOLE,
        START,
        UPDATE,
        STOP
    }

    public static ChangeObjection whole(ErrorCause cause, String detail) {
        return new ChangeObjection(cause, Part.WHOLE, 0, detail);
    }

    /** The value that a NAK carries. */
    public int errorCause() {
        return cause.code();
    }
}
