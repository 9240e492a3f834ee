package io.sluice.jca.inbound;

import io.sluice.jca.time.TimeSource;
import java.util.List;

/**
 * The receiver delivers what it found itself: no hand-over, and the next batch gathers in the socket meanwhile. While the
 * breaker is open what arrives is left at once, so that it is counted and the socket holds nothing stale afterwards.
 */
final class DirectDispatch implements Dispatch {

    private final Deliverer deliverer;
    private final Breaker breaker;
    private final TimeSource time;

    DirectDispatch(Deliverer deliverer, Breaker breaker, TimeSource time) {
        this.deliverer = deliverer;
        this.breaker = breaker;
        this.time = time;
    }

    @Override
    public void accept(List<Exchange> exchanges) {
        if (breaker.remainingNanos(time.nanos()) > 0) {
            deliverer.leave(exchanges);
        } else {
            deliverer.deliver(exchanges);
        }
    }

    @Override
    public void receiverEnded() {
        deliverer.close();
    }
}
