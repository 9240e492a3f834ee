package io.sluice.jca.inbound;

import io.sluice.jca.log.About;
import io.sluice.jca.log.ConnectorLog;
import io.sluice.jca.time.TimeSource;
import io.sluice.radius.connector.DiscardReason;
import io.sluice.radius.packet.PacketWriter;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.util.List;

/**
 * Takes batches to the application and lets replies leave only for what is committed. One for each delivering thread.
 *
 * <p>Neither the call nor {@code afterDelivery} tells of a silent {@code setRollbackOnly}; therefore only a batch that
 * was declared committed, by a delivery that then ended without an exception, is answered. A batch that failed on its
 * data is delivered again in halves until the faulty exchange stands alone.
 */
final class Deliverer {

    private final EndpointCall endpoint;
    private final ReplySender replies;
    private final Discards discards;
    private final Breaker breaker;
    private final TimeSource time;
    private final FailureLog failures;

    Deliverer(
            MessageEndpointFactory factory, ReplySender replies, Discards discards, Breaker breaker, TimeSource time) {
        this.endpoint = new EndpointCall(factory);
        this.replies = replies;
        this.discards = discards;
        this.breaker = breaker;
        this.time = time;
        this.failures = new FailureLog(replies.kind(), time);
    }

    /** Delivers a batch and ends each of its exchanges. */
    void deliver(List<Exchange> exchanges) {
        try {
            deliverOnce(exchanges);
        } catch (RuntimeException e) {
            // A fault of our own must cost one batch and not the thread.
            ConnectorLog.unexpected("delivery", e);
            leave(exchanges.stream()
                    .filter(exchange -> exchange.state() == Exchange.State.WORKING)
                    .toList());
        }
    }

    private void deliverOnce(List<Exchange> exchanges) {
        Batch batch = new Batch(exchanges);
        exchanges.forEach(Exchange::open);
        Throwable failure = endpoint.deliver(batch);
        exchanges.forEach(Exchange::close);
        // Where the database goes away during the commit, Narayana tells synchronizations STATUS_COMMITTED, and tells
        // the truth only by an exception (HeuristicMixedException). Such a batch is stored or not; unanswered, it is
        // sent again.
        if (batch.isCommitted() && failure == null) {
            breaker.available();
            exchanges.forEach(this::release);
            return;
        }
        exchanges.forEach(Deliverer::cancel);
        Fault fault = failure == null ? Fault.OTHER : Fault.of(failure);
        if (batch.isUnavailable() || fault == Fault.UNAVAILABLE) {
            breaker.unavailable(time.nanos());
        } else {
            breaker.available();
        }
        if (fault == Fault.DATA && failure != null && !batch.isUnavailable()) {
            bisect(exchanges, failure);
        } else {
            failures.tell(exchanges.size(), failure);
            leave(exchanges);
        }
    }

    private void bisect(List<Exchange> exchanges, Throwable failure) {
        int size = exchanges.size();
        if (size == 1) {
            Exchange faulty = exchanges.get(0);
            try (About about = About.request(faulty.client().name(), faulty.request())) {
                ConnectorLog.poisonous(replies.kind(), faulty.request().code(), faulty.source(), failure);
            }
            discards.count(faulty, DiscardReason.POISONOUS);
            faulty.poisonous();
            return;
        }
        deliver(List.copyOf(exchanges.subList(0, size / 2)));
        deliver(List.copyOf(exchanges.subList(size / 2, size)));
    }

    private void release(Exchange exchange) {
        exchange.countReleased();
        DeferredReply deferred = exchange.deferred();
        if (deferred != null) {
            deferred.release();
            return;
        }
        PacketWriter reply = exchange.openedReply();
        if (reply != null) {
            replies.answer(exchange, reply);
            return;
        }
        DiscardReason reason = exchange.discardReason();
        exchange.left();
        discards.count(exchange, reason == null ? DiscardReason.UNDECIDED : reason);
    }

    private static void cancel(Exchange exchange) {
        DeferredReply deferred = exchange.deferred();
        if (deferred != null) {
            deferred.cancel();
        }
    }

    /** Gives up exchanges that could not be stored; their senders will try again. */
    void leave(List<Exchange> exchanges) {
        for (Exchange exchange : exchanges) {
            exchange.left();
            discards.count(exchange, DiscardReason.NOT_STORED);
        }
    }

    /** Gives the endpoint back to the container. */
    void close() {
        endpoint.release();
    }
}
