package io.sluice.ejb.dispatch;

import io.sluice.radius.connector.PreparedRequest;
import io.sluice.radius.connector.RequestOutcome;

/**
 * How a request ended.
 *
 * @param roundTripNanos from the first transmission
 */
record Arrival(UnderWay of, PreparedRequest request, RequestOutcome outcome, long roundTripNanos) {

    /** Whether somebody still waits for it. */
    boolean isAwaited() {
        return of.request() == request;
    }
}
