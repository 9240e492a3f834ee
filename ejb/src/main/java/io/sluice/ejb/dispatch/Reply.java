package io.sluice.ejb.dispatch;

import io.sluice.ejb.dispatch.DispatchCounts.Result;
import io.sluice.operation.Event;
import org.jspecify.annotations.Nullable;

/**
 * How a request ended, in the words of operations.
 *
 * @param errorCause of a NAK, null if there is none
 * @param transmissions how often it left
 */
record Reply(Event event, Result result, @Nullable Integer errorCause, int transmissions) {

    boolean isReply() {
        return result == Result.ACK || result == Result.NAK;
    }
}
