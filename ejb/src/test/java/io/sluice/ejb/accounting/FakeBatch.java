package io.sluice.ejb.accounting;

import io.sluice.radius.connector.RadiusBatch;
import io.sluice.radius.connector.RadiusExchange;
import java.util.List;

/** A batch that remembers what it was told. */
final class FakeBatch implements RadiusBatch {

    private final List<RadiusExchange> exchanges;
    private boolean committed;
    private boolean unavailable;

    FakeBatch(RadiusExchange... exchanges) {
        this.exchanges = List.of(exchanges);
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
