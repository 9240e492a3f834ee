package io.sluice.ejb.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.sluice.ejb.metrics.RequestCounts.Result;
import io.sluice.ejb.nas.ClientDirectory;
import io.sluice.nas.NasRef;
import io.sluice.radius.connector.ConnectorStatistics;
import io.sluice.radius.connector.DiscardReason;
import io.sluice.radius.connector.RequestKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * {@code radius_server_requests_total{type,nas,result}}: what the application answered and what the connector decided by
 * itself, as one family. A series begins with the first request of its kind, so there are as many as occur, for at most
 * {@value #MOST_NASES} NASes.
 */
public final class RequestMeters {

    /** The label of what no client rule covers. */
    static final String UNKNOWN = "unknown";
    /** The label that NASes share beyond the bound. */
    static final String OTHERS = "others";

    private static final int MOST_NASES = 1_000;

    private final MeterRegistry registry;
    private final RequestCounts counts;
    private final ClientDirectory clients;
    private final Map<Series, AtomicLong> series = new HashMap<>();
    private final Set<String> nases = new HashSet<>();

    public RequestMeters(MeterRegistry registry, RequestCounts counts, ClientDirectory clients) {
        this.registry = registry;
        this.counts = counts;
        this.clients = clients;
    }

    /** Takes over the present counts; for one thread, about each second. */
    public void refresh(ConnectorStatistics connector) {
        Map<Series, Long> sums = new HashMap<>();
        counts.forEach((id, results) -> {
            String nas = label(clients.nas(id).map(NasRef::name).orElse(OTHERS));
            results.forEach((result, count) -> sums.merge(new Series(nas, result), count, Long::sum));
        });
        connector.ports().forEach((kind, port) -> port.clients().forEach((name, client) -> {
            String nas = label(nasOf(name));
            add(sums, kind, nas, "duplicate", client.repeated());
            client.discards().forEach((reason, count) -> add(sums, kind, nas, text(reason), count));
        }));
        sums.forEach(this::show);
    }

    /** Discards are counted by client, whatever NAS the request may have named. */
    private String nasOf(String client) {
        return client.equals(ConnectorStatistics.NO_CLIENT)
                ? UNKNOWN
                : clients.find(client, null, null).map(NasRef::name).orElse(client);
    }

    private String label(String nas) {
        if (nases.contains(nas) || nas.equals(OTHERS) || nas.equals(UNKNOWN)) {
            return nas;
        }
        return nases.size() < MOST_NASES && nases.add(nas) ? nas : OTHERS;
    }

    private static void add(Map<Series, Long> sums, RequestKind kind, String nas, String result, long count) {
        if (count > 0) {
            Result of = new Result(kind.name().toLowerCase(Locale.ROOT), result);
            sums.merge(new Series(nas, of), count, Long::sum);
        }
    }

    private static String text(DiscardReason reason) {
        return switch (reason) {
            case OVERLOAD -> "shed";
            case DUPLICATE_IN_PROGRESS -> "duplicate_in_progress";
            default -> "discard_" + reason.name().toLowerCase(Locale.ROOT);
        };
    }

    private void show(Series key, long count) {
        AtomicLong shown = series.computeIfAbsent(key, this::register);
        // A NAS that was renamed or removed takes its past along; what a series has shown it keeps.
        shown.set(Math.max(shown.get(), count));
    }

    private AtomicLong register(Series key) {
        AtomicLong shown = new AtomicLong();
        FunctionCounter.builder("radius.server.requests", shown, AtomicLong::get)
                .description("Requests received, by what became of them")
                .tag("type", key.result.type())
                .tag("nas", key.nas)
                .tag("result", key.result.text())
                .register(registry);
        return shown;
    }

    private record Series(String nas, Result result) {}
}
