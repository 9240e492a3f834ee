package io.sluice.jca.inbound;

import io.sluice.radius.connector.DiscardReason;
import io.sluice.radius.connector.RequestKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counters of one kind of request since the connector started; they outlive the port. */
public final class Traffic {

    private final RequestKind kind;
    private final LongAdder received = new LongAdder();
    private final LongAdder answered = new LongAdder();
    private final LongAdder repeated = new LongAdder();
    private final LongAdder[] discarded = new LongAdder[DiscardReason.values().length];

    public Traffic(RequestKind kind) {
        this.kind = kind;
        for (int i = 0; i < discarded.length; i++) {
            discarded[i] = new LongAdder();
        }
    }

    public RequestKind kind() {
        return kind;
    }

    void countReceived(int datagrams) {
        received.add(datagrams);
    }

    void countAnswered() {
        answered.increment();
    }

    void countRepeated() {
        repeated.increment();
    }

    void countDiscarded(DiscardReason reason) {
        discarded[reason.ordinal()].increment();
    }

    /** Datagrams taken from the socket. */
    public long received() {
        return received.sum();
    }

    /** Replies sent, without repeated ones. */
    public long answered() {
        return answered.sum();
    }

    /** Retransmissions answered with the reply that was sent before. */
    public long repeated() {
        return repeated.sum();
    }

    public long discarded(DiscardReason reason) {
        return discarded[reason.ordinal()].sum();
    }

    /** All reasons that occurred at least once. */
    public Map<DiscardReason, Long> discards() {
        Map<DiscardReason, Long> counts = new EnumMap<>(DiscardReason.class);
        for (DiscardReason reason : DiscardReason.values()) {
            long count = discarded(reason);
            if (count > 0) {
                counts.put(reason, count);
            }
        }
        return counts;
    }
}
