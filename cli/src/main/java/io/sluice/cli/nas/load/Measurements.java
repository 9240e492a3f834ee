package io.sluice.cli.nas.load;

import io.sluice.radius.packet.PacketCode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** What a run has found. Latencies are in nanoseconds, from the intended time of sending to the genuine answer. */
final class Measurements {

    private static final long LONGEST = 3_600_000_000_000L;
    private static final int DIGITS = 3;

    private final Histogram latency = new Histogram(LONGEST, DIGITS);
    private final Histogram lag = new Histogram(LONGEST, DIGITS);
    private final long[] answers = new long[PacketCode.values().length];
    private long beganAt;
    private long lastAt;

    long sent;
    long lost;
    long retransmitted;
    /** Answers that are forged, damaged or, where that is demanded, unsigned. */
    long bad;
    /** Answers to what is no longer asked. */
    long late;
    /** Genuine answers of another kind than the request should get. */
    long unexpected;
    /** Requests that could not leave, for nobody listens. */
    long refused;

    void begin(long now) {
        beganAt = now;
        lastAt = now;
    }

    /** How far behind its plan a request left. */
    void left(long lagNanos) {
        sent++;
        lag.recordValue(bounded(lagNanos));
    }

    void answered(PacketCode code, long latencyNanos, long now) {
        answers[code.ordinal()]++;
        latency.recordValue(bounded(latencyNanos));
        lastAt = now;
    }

    private static long bounded(long nanos) {
        return Math.max(0, Math.min(LONGEST, nanos));
    }

    long answered() {
        return latency.getTotalCount();
    }

    double seconds() {
        return (lastAt - beganAt) / 1e9;
    }

    /** Answers a second, over the time in which there were any. */
    double throughput() {
        return seconds() > 0 ? answered() / seconds() : 0;
    }

    /** Everything by name; latencies in microseconds. */
    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("seconds", rounded(seconds()));
        members.put("sent", sent);
        members.put("answered", answered());
        members.put("throughput", Math.round(throughput()));
        members.put("accepted", answers[PacketCode.ACCESS_ACCEPT.ordinal()]);
        members.put("rejected", answers[PacketCode.ACCESS_REJECT.ordinal()]);
        members.put("accounted", answers[PacketCode.ACCOUNTING_RESPONSE.ordinal()]);
        members.put("retransmitted", retransmitted);
        members.put("lost", lost);
        members.put("bad", bad);
        members.put("unexpected", unexpected);
        members.put("late", late);
        members.put("refused", refused);
        percentiles(members, "latencyMicros", latency);
        members.put("latencyMicrosMean", rounded(latency.getMean() / 1e3));
        percentiles(members, "lagMicros", lag);
        return members;
    }

    private static void percentiles(Map<String, Object> members, String name, Histogram histogram) {
        members.put(name + "P50", rounded(histogram.getValueAtPercentile(50) / 1e3));
        members.put(name + "P90", rounded(histogram.getValueAtPercentile(90) / 1e3));
        members.put(name + "P99", rounded(histogram.getValueAtPercentile(99) / 1e3));
        members.put(name + "P999", rounded(histogram.getValueAtPercentile(99.9) / 1e3));
        members.put(name + "Max", rounded(histogram.getMaxValue() / 1e3));
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
