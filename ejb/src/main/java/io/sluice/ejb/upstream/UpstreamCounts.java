package io.sluice.ejb.upstream;

import io.sluice.upstream.Upstream;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What became of the requests to each upstream server, since the start of this node. */
public final class UpstreamCounts {

    private final Map<Long, Map<Result, LongAdder>> counts = new ConcurrentHashMap<>();

    /** How a request ended; the label of its counter is the name in small letters. */
    public enum Result {
        ACCEPT,
        REJECT,
        CHALLENGE,
        /** Accounting-Response. */
        STORED,
        /** A probe was answered. */
        PROBE_ANSWERED,
        /** A probe was not. */
        PROBE_TIMED_OUT,
        TIMED_OUT,
        /** Only replies came that are not believed. */
        NOT_BELIEVED,
        /** It never left: no identifier was free, or the system refused. */
        NOT_SENT
    }

    void count(Upstream server, Result result) {
        of(server, result).increment();
    }

    /** So far. */
    public long read(Upstream server, Result result) {
        return of(server, result).sum();
    }

    private LongAdder of(Upstream server, Result result) {
        return Objects.requireNonNull(
                counts.computeIfAbsent(server.id(), id -> adders()).get(result));
    }

    private static Map<Result, LongAdder> adders() {
        Map<Result, LongAdder> adders = new EnumMap<>(Result.class);
        Arrays.stream(Result.values()).forEach(result -> adders.put(result, new LongAdder()));
        return adders;
    }
}
