package io.sluice.ejb.dispatch;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.operation.Lane;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** What is shown of the dispatchers; a series begins when there is something to show. */
public final class DispatchMeters {

    private static final Duration[] BOUNDS = IntStream.of(
                    1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);
    private static final String WAITING =
            "select nas_id, lane, count(*) from operation where open and state = 1 group by nas_id, lane";

    private final DataSource database;
    private final MeterRegistry registry;
    private final NasTargets targets;
    private final DispatchCounts counts;
    private final Map<String, AtomicLong> shown = new HashMap<>();

    public DispatchMeters(DataSource database, MeterRegistry registry, NasTargets targets, DispatchCounts counts) {
        this.database = database;
        this.registry = registry;
        this.targets = targets;
        this.counts = counts;
    }

    /** Where round trips go, {@code coa_round_trip_seconds}. */
    public static LongConsumer roundTrips(MeterRegistry registry) {
        Timer timer = Timer.builder("coa.round.trip")
                .description("Time from a request of ours to its reply")
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
        return nanos -> timer.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Takes over the present counts; for one thread, about each second. */
    public void refresh() {
        counts.all().forEach((nasId, ofNas) -> {
            String nas = name(nasId);
            ofNas.requests().forEach((result, count) -> {
                if (count.sum() > 0) {
                    counter("coa.requests", nas, "result", text(result)).set(count.sum());
                }
            });
            counter("sluice_operation_alarms", nas, "", "").set(ofNas.alarms().sum());
        });
        counts.inFlight().forEach((nasId, out) -> gauge("coa.inflight", name(nasId), "", "")
                .set(out));
    }

    /** Counts what waits; costs a look at all open operations. */
    public void count() {
        shown.forEach((key, value) -> {
            if (key.startsWith("sluice_operations_waiting|")) {
                value.set(0);
            }
        });
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(WAITING)) {
            while (rows.next()) {
                gauge("sluice_operations_waiting", name(rows.getLong(1)), "lane", text(Lane.of(rows.getInt(2))))
                        .set(rows.getLong(3));
            }
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    private String name(long nasId) {
        return targets.find(nasId).map(NasTarget::name).orElse("others");
    }

    private static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private AtomicLong counter(String name, String nas, String tag, String value) {
        return shown.computeIfAbsent(String.join("|", name, nas, value), key -> {
            AtomicLong count = new AtomicLong();
            FunctionCounter.Builder<AtomicLong> builder =
                    FunctionCounter.builder(name, count, AtomicLong::get).tag("nas", nas);
            (tag.isEmpty() ? builder : builder.tag(tag, value)).register(registry);
            return count;
        });
    }

    private AtomicLong gauge(String name, String nas, String tag, String value) {
        return shown.computeIfAbsent(String.join("|", name, nas, value), key -> {
            AtomicLong present = new AtomicLong();
            Gauge.Builder<AtomicLong> builder =
                    Gauge.builder(name, present, AtomicLong::get).tag("nas", nas);
            (tag.isEmpty() ? builder : builder.tag(tag, value)).register(registry);
            return present;
        });
    }
}
