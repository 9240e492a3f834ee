package io.sluice.ejb.metrics;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.sluice.radius.connector.RequestKind;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * {@code radius_server_batch_size} and {@code radius_server_delivery_seconds}: how many requests were decided together, and
 * how long that took, for accounting with its commit. Measured once for a batch.
 */
public final class Deliveries {

    private static final Duration[] BOUNDS = IntStream.of(
                    100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000,
                    2_500_000, 5_000_000)
            .mapToObj(micros -> Duration.ofNanos(micros * 1_000L))
            .toArray(Duration[]::new);
    private static final double[] SIZES =
            DoubleStream.iterate(1, size -> size <= 256, size -> size * 2).toArray();

    private final Map<RequestKind, Timer> times = new EnumMap<>(RequestKind.class);
    private final Map<RequestKind, DistributionSummary> sizes = new EnumMap<>(RequestKind.class);

    public Deliveries(MeterRegistry registry) {
        for (RequestKind kind : RequestKind.values()) {
            String type = kind.name().toLowerCase(Locale.ROOT);
            times.put(
                    kind,
                    Timer.builder("radius.server.delivery")
                            .description("Time to decide a batch and, for accounting, to commit it")
                            .tag("type", type)
                            .serviceLevelObjectives(BOUNDS)
                            .register(registry));
            sizes.put(
                    kind,
                    DistributionSummary.builder("radius.server.batch.size")
                            .description("Requests decided together")
                            .tag("type", type)
                            .serviceLevelObjectives(SIZES)
                            .register(registry));
        }
    }

    /** A delivery begins now. */
    public Delivery begin(RequestKind kind, int size) {
        return new Delivery(kind, size, System.nanoTime());
    }

    /** A delivery under way. */
    public final class Delivery {

        private final RequestKind kind;
        private final int size;
        private final long began;

        private Delivery(RequestKind kind, int size, long began) {
            this.kind = kind;
            this.size = size;
            this.began = began;
        }

        /** It has come to its end; one that fails is not measured. */
        public void end() {
            Objects.requireNonNull(times.get(kind)).record(Duration.ofNanos(System.nanoTime() - began));
            Objects.requireNonNull(sizes.get(kind)).record(size);
        }
    }
}
