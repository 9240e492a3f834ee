package io.sluice.ejb.dispatch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;

/** What the dispatchers count; for any thread. */
public final class DispatchCounts {

    /** How a request to a NAS ended. */
    public enum Result {
        ACK,
        NAK,
        TIMEOUT,
        NOT_SENT
    }

    /**
     * What is counted of one NAS.
     *
     * @param requests by result
     * @param alarms operations that somebody ought to look into
     */
    public record OfNas(Map<Result, LongAdder> requests, LongAdder alarms) {

        static OfNas empty() {
            Map<Result, LongAdder> requests = new ConcurrentHashMap<>();
            for (Result result : Result.values()) {
                requests.put(result, new LongAdder());
            }
            return new OfNas(Map.copyOf(requests), new LongAdder());
        }
    }

    private final Map<Long, OfNas> byNas = new ConcurrentHashMap<>();
    private final Map<Long, Integer> inFlight = new ConcurrentHashMap<>();
    private final LongConsumer roundTrips;

    /**
     * @param roundTrips is told the nanoseconds from a request to its reply
     */
    public DispatchCounts(LongConsumer roundTrips) {
        this.roundTrips = roundTrips;
    }

    void ended(long nasId, Result result) {
        of(nasId).requests().get(result).increment();
    }

    void answeredAfter(long nanos) {
        roundTrips.accept(nanos);
    }

    void alarmed(long nasId) {
        of(nasId).alarms().increment();
    }

    void outstanding(long nasId, int requests) {
        inFlight.put(nasId, requests);
    }

    private OfNas of(long nasId) {
        return byNas.computeIfAbsent(nasId, id -> OfNas.empty());
    }

    /** By id of the NAS. */
    public Map<Long, OfNas> all() {
        return Map.copyOf(byNas);
    }

    /** Requests that wait for a reply, by id of the NAS. */
    public Map<Long, Integer> inFlight() {
        return Map.copyOf(inFlight);
    }
}
