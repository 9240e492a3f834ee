package io.sluice.ejb.upstream;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.sluice.ejb.upstream.UpstreamCounts.Result;
import io.sluice.upstream.Liveness;
import io.sluice.upstream.Upstream;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * {@code sluice_upstream_requests_total{upstream,kind,result}} and {@code sluice_upstream_state{upstream,kind}}: 2 alive, 1 suspect,
 * 0 dead, as this node sees it. A series begins with the first request of its kind.
 */
public final class UpstreamMeters {

    private final MeterRegistry registry;
    private final UpstreamDirectory directory;
    private final UpstreamCounts counts;
    private final Set<Object> shown = new HashSet<>();

    public UpstreamMeters(MeterRegistry registry, UpstreamDirectory directory, UpstreamCounts counts) {
        this.registry = registry;
        this.directory = directory;
        this.counts = counts;
    }

    /** Shows what is new; for one thread, about each second. */
    public void refresh() {
        for (Upstream server : directory.servers()) {
            if (shown.add(server.id())) {
                state(server);
            }
            for (Result result : Result.values()) {
                if (counts.read(server, result) > 0 && shown.add(new Series(server.id(), result))) {
                    requests(server, result);
                }
            }
        }
    }

    private void state(Upstream server) {
        Gauge.builder("sluice_upstream_state", directory, known -> state(known.livenessOf(server)))
                .description("2 if the upstream server answers, 1 if it is suspect, 0 if it is dead")
                .tag("upstream", label(server))
                .tag("kind", kind(server))
                .register(registry);
    }

    private static double state(Liveness known) {
        return switch (known.state()) {
            case ALIVE -> 2;
            case SUSPECT -> 1;
            case DEAD -> 0;
        };
    }

    private void requests(Upstream server, Result result) {
        FunctionCounter.builder("sluice_upstream_requests", counts, read -> read.read(server, result))
                .description("Requests to upstream servers, by what became of them")
                .tag("upstream", label(server))
                .tag("kind", kind(server))
                .tag("result", result.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    /** Names are unique among a retailer's only. */
    private static String label(Upstream server) {
        return server.retailerId() + "/" + server.name();
    }

    private static String kind(Upstream server) {
        return server.kind().name().toLowerCase(Locale.ROOT);
    }

    private record Series(long server, Result result) {}
}
