package io.sluice.jca.inbound;

import io.sluice.radius.connector.RadiusBatch;
import io.sluice.radius.connector.RadiusExchange;
import java.util.Collections;
import java.util.List;

/** One delivery's exchanges and what the transaction said. The outcome may be told by another thread. */
final class Batch implements RadiusBatch {

    private final List<RadiusExchange> exchanges;
    private volatile boolean committed;
    private volatile boolean unavailable;

    Batch(List<Exchange> exchanges) {
        this.exchanges = Collections.unmodifiableList(exchanges);
    }

    @Override
    public List<RadiusExchange> exchanges() {
        return exchanges;
    }

    @Override
    public void committed() {
        committed = true;
    }

    @Override
    public void unavailable() {
        unavailable = true;
    }

    boolean isCommitted() {
        return committed;
    }

    boolean isUnavailable() {
        return unavailable;
    }
}
