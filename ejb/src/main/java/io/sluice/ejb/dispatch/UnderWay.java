package io.sluice.ejb.dispatch;

import io.sluice.operation.Operation;
import io.sluice.radius.connector.PreparedRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An operation that was taken up, as its NAS's dispatcher remembers it: what the row says, and the request that is out. */
final class UnderWay {

    private final Addressee addressee;
    private Operation operation;
    private @Nullable PreparedRequest request;
    private long sentNanos;

    UnderWay(Operation operation, Addressee addressee) {
        this.operation = operation;
        this.addressee = addressee;
    }

    Operation operation() {
        return operation;
    }

    Addressee addressee() {
        return addressee;
    }

    /** What waits for its reply, or to be sent. */
    @Nullable
    PreparedRequest request() {
        return request;
    }

    /** When the request left, by the monotonic clock. */
    long sentNanos() {
        return sentNanos;
    }

    void becomes(Operation newOperation, @Nullable PreparedRequest newRequest) {
        operation = newOperation;
        request = newRequest;
    }

    void sentAt(long nanos) {
        sentNanos = nanos;
    }

    /** Whether it is time to go on: nothing is out, and it waits for no later time. */
    boolean isDue(Instant now) {
        Instant nextAt = operation.progress().nextAt();
        return request == null && (nextAt == null || !nextAt.isAfter(now));
    }

    void cancel() {
        if (request != null) {
            request.cancel();
        }
    }
}
