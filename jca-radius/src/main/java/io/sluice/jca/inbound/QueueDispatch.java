package io.sluice.jca.inbound;

import io.sluice.radius.connector.DiscardReason;
import java.util.List;

/** The receiver hands over to workers, so that it goes on receiving while they wait for a commit. */
final class QueueDispatch implements Dispatch {

    private final ExchangeQueue queue;
    private final Discards discards;

    QueueDispatch(ExchangeQueue queue, Discards discards) {
        this.queue = queue;
        this.discards = discards;
    }

    @Override
    public void accept(List<Exchange> exchanges) {
        for (Exchange shed : queue.offer(exchanges)) {
            shed.left();
            discards.count(shed, DiscardReason.OVERLOAD);
        }
    }

    @Override
    public void receiverEnded() {}
}
