package io.sluice.jca.inbound;

import io.sluice.jca.time.TimeSource;
import java.util.List;

/** Takes all that waits, up to a batch, and delivers it; then again. */
final class DeliveryWorker implements Runnable {

    private final ExchangeQueue queue;
    private final Deliverer deliverer;
    private final Breaker breaker;
    private final TimeSource time;
    private final int batchLimit;

    DeliveryWorker(ExchangeQueue queue, Deliverer deliverer, Breaker breaker, TimeSource time, int batchLimit) {
        this.queue = queue;
        this.deliverer = deliverer;
        this.breaker = breaker;
        this.time = time;
        this.batchLimit = batchLimit;
    }

    @Override
    public void run() {
        try {
            while (!queue.isClosed()) {
                work();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            deliverer.close();
        }
    }

    private void work() throws InterruptedException {
        long pause = breaker.remainingNanos(time.nanos());
        if (pause > 0) {
            // Nothing is taken meanwhile: what waits in the queue can still be shed by kind.
            queue.pause(pause);
            return;
        }
        List<Exchange> batch = queue.take(batchLimit);
        if (!batch.isEmpty()) {
            deliverer.deliver(batch);
        }
    }
}
