package io.sluice.ejb.metrics;

import io.sluice.access.RejectReason;
import io.sluice.nas.ErrorCause;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;

/**
 * The counters of what was answered, one for each NAS and result. Asking for one takes no lock and, after the first time,
 * makes nothing.
 */
public final class RequestCounts {

    private final Map<Long, OfNas> byNas = new ConcurrentHashMap<>();

    /** Access-Accept. */
    public LongAdder accepted(long nasId) {
        return of(nasId).accepted;
    }

    /** Access-Reject. */
    public LongAdder rejected(long nasId, RejectReason reason) {
        return of(nasId).rejected[reason.ordinal()];
    }

    /** Access-Challenge of an upstream server. */
    public LongAdder challenged(long nasId) {
        return of(nasId).challenged;
    }

    /** A login left unanswered, because no upstream server answered. */
    public LongAdder unansweredUpstream(long nasId) {
        return of(nasId).unansweredUpstream;
    }

    /** Accounting-Response. */
    public LongAdder stored(long nasId) {
        return of(nasId).stored;
    }

    /** CoA-NAK or Disconnect-NAK without Error-Cause. */
    public LongAdder refused(long nasId) {
        return of(nasId).refused;
    }

    /** CoA-NAK or Disconnect-NAK with this Error-Cause (RFC 5176 §3.6). */
    public LongAdder refused(long nasId, ErrorCause cause) {
        return of(nasId).refusedFor[cause.ordinal()];
    }

    /** CoA-ACK or Disconnect-ACK. */
    public LongAdder acknowledged(long nasId) {
        return of(nasId).acknowledged;
    }

    private OfNas of(long nasId) {
        OfNas known = byNas.get(nasId);
        return known == null ? byNas.computeIfAbsent(nasId, id -> new OfNas()) : known;
    }

    /** Tells each NAS's counts that are not zero, by result. */
    void forEach(BiConsumer<Long, Map<Result, Long>> reader) {
        byNas.forEach((nas, counts) -> reader.accept(nas, counts.read()));
    }

    /**
     * What a counter counts.
     *
     * @param type {@code auth}, {@code acct} or {@code dynauth}
     * @param text {@code accept}, {@code stored} and the like
     */
    record Result(String type, String text) {}

    private static final class OfNas {

        private static final Result[] REJECTED = new Result[RejectReason.values().length];
        private static final Result[] REFUSED = new Result[ErrorCause.values().length];

        static {
            for (RejectReason reason : RejectReason.values()) {
                REJECTED[reason.ordinal()] =
                        new Result("auth", "reject_" + reason.name().toLowerCase(Locale.ROOT));
            }
            for (ErrorCause cause : ErrorCause.values()) {
                REFUSED[cause.ordinal()] = new Result("dynauth", "nak_" + cause.code());
            }
        }

        private final LongAdder accepted = new LongAdder();
        private final LongAdder challenged = new LongAdder();
        private final LongAdder unansweredUpstream = new LongAdder();
        private final LongAdder stored = new LongAdder();
        private final LongAdder acknowledged = new LongAdder();
        private final LongAdder refused = new LongAdder();
        private final LongAdder[] refusedFor = new LongAdder[REFUSED.length];
        private final LongAdder[] rejected = new LongAdder[REJECTED.length];

        OfNas() {
            for (int i = 0; i < rejected.length; i++) {
                rejected[i] = new LongAdder();
            }
            for (int i = 0; i < refusedFor.length; i++) {
                refusedFor[i] = new LongAdder();
            }
        }

        Map<Result, Long> read() {
            Map<Result, Long> counts = new HashMap<>();
            counts.put(new Result("auth", "accept"), accepted.sum());
            counts.put(new Result("auth", "challenge"), challenged.sum());
            counts.put(new Result("auth", "upstream_silent"), unansweredUpstream.sum());
            counts.put(new Result("acct", "stored"), stored.sum());
            counts.put(new Result("dynauth", "ack"), acknowledged.sum());
            counts.put(new Result("dynauth", "nak"), refused.sum());
            for (int i = 0; i < rejected.length; i++) {
                counts.put(REJECTED[i], rejected[i].sum());
            }
            for (int i = 0; i < refusedFor.length; i++) {
                counts.put(REFUSED[i], refusedFor[i].sum());
            }
            counts.values().removeIf(count -> count == 0);
            return counts;
        }
    }
}
