package io.sluice.radius.connector;

/** Something in a batch cannot be stored, such as a value that the database refuses (SQLState 22, 23). */
public final class RejectedBatch extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RejectedBatch(String message, Throwable cause) {
        super(message, cause);
    }
}
