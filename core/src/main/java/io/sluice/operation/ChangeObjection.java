package io.sluice.operation;

/**
 * What speaks against an order.
 *
 * @param errorCause how RFC 5176 §3.6 calls it
 * @param part which part of the order
 * @param index which one of that part, from 0
 * @param detail one sentence for a person, without a stop
 */
public record ChangeObjection(int errorCause, Part part, int index, String detail) {

    public static final int INVALID_REQUEST = 404;
    public static final int UNSUPPORTED_SERVICE = 405;
    public static final int UNSUPPORTED_EXTENSION = 406;
    public static final int INVALID_ATTRIBUTE_VALUE = 407;
    public static final int ADMINISTRATIVELY_PROHIBITED = 501;
    public static final int REQUEST_NOT_ROUTABLE = 502;
    public static final int SESSION_CONTEXT_NOT_FOUND = 503;

    /** A part of a {@link ChangeDraft}. */
    public enum Part {
        WHOLE,
        START,
        UPDATE,
        STOP
    }

    public static ChangeObjection whole(int errorCause, String detail) {
        return new ChangeObjection(errorCause, Part.WHOLE, 0, detail);
    }
}
