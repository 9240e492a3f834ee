package io.sluice.cli.nas.simulate.bng;

/** A service of a subscriber session, from its start to its stop. */
final class RunningService {

    private static final long MEGABYTE = 1L << 20;

    private ServiceOrder order;
    private final String acctSessionId;
    private final long startedAt;
    private final TrafficMeter meter;
    private boolean running = true;
    private int limitsVersion;

    RunningService(ServiceOrder order, String acctSessionId, long startedAt, TrafficMeter meter) {
        this.order = order;
        this.acctSessionId = acctSessionId;
        this.startedAt = startedAt;
        this.meter = meter;
    }

    ServiceOrder order() {
        return order;
    }

    String acctSessionId() {
        return acctSessionId;
    }

    long startedAt() {
        return startedAt;
    }

    TrafficMeter meter() {
        return meter;
    }

    boolean isRunning() {
        return running;
    }

    void stop() {
        running = false;
    }

    /** Changes with every change of limits, so that what was planned under old ones is known as such. */
    int limitsVersion() {
        return limitsVersion;
    }

    void replaceLimits(ServiceOrder by) {
        order = new ServiceOrder(
                order.activation(),
                by.timeoutSeconds(),
                by.volumeMegabytes(),
                by.statistics() > 0 ? by.statistics() : order.statistics(),
                order.interimSeconds());
        limitsVersion++;
    }

    /**
     * Whether the volume limit acts and is reached.
     *
     * @param countsInput whether the input counts too
     */
    boolean hasUsedUpVolume(boolean countsInput) {
        Traffic traffic = meter.read();
        long octets = traffic.outputOctets() + (countsInput ? traffic.inputOctets() : 0);
        return order.countsVolume() && order.volumeMegabytes() > 0 && octets >= order.volumeMegabytes() * MEGABYTE;
    }
}
