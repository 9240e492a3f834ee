package io.sluice.ejb.delivery;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What this node counted of its deliveries since it started; for any thread. */
public final class DeliveryCounts {

    /** How a request to a retailer's accounting server ended. */
    public enum Result {
        ANSWERED,
        TIMEOUT,
        NOT_SENT
    }

    private final Map<Long, Map<Result, LongAdder>> byServer = new ConcurrentHashMap<>();
    private final LongAdder shed = new LongAdder();
    private final LongAdder unsendable = new LongAdder();

    void ended(long server, Result result) {
        byServer.computeIfAbsent(server, id -> {
                    Map<Result, LongAdder> counts = new EnumMap<>(Result.class);
                    for (Result each : Result.values()) {
                        counts.put(each, new LongAdder());
                    }
                    return counts;
                })
                .get(result)
                .increment();
    }

    void shed(int many) {
        shed.add(many);
    }

    void unsendable() {
        unsendable.increment();
    }

    /** By the id of the server. */
    Map<Long, Map<Result, LongAdder>> byServer() {
        return byServer;
    }

    long shed() {
        return shed.sum();
    }

    long unsendableSoFar() {
        return unsendable.sum();
    }
}
