package io.sluice.ejb.start;

import io.micrometer.core.instrument.MeterRegistry;
import io.sluice.ejb.delivery.DeliveryMeters;
import io.sluice.ejb.dispatch.DispatchMeters;
import io.sluice.ejb.metrics.NodeMeters;
import io.sluice.ejb.metrics.RequestMeters;
import io.sluice.ejb.metrics.SessionMeters;
import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.ejb.start.Observation.Served;
import io.sluice.ejb.upstream.UpstreamMeters;
import io.sluice.ejb.upstream.UpstreamRequests;
import io.sluice.radius.connector.ConnectorStatistics;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** What each node does each second for its metrics and to find silent servers alive again: apart from {@link Tick}, so that they go on without the database. */
@Dependent
public class Watch {

    private static final int SECONDS_BETWEEN_COUNTS = 15;

    private final Observation observation;
    private final RequestMeters requests;
    private final NodeMeters node;
    private final SessionMeters sessions;
    private final DispatchMeters dispatch;
    private final UpstreamMeters upstreams;
    private final UpstreamRequests probes;
    private final DeliveryMeters deliveries;
    private final MeterRegistry registry;
    private int seconds;

    @Inject
    public Watch(
            Observation observation,
            RequestMeters requests,
            NodeMeters node,
            SessionMeters sessions,
            DispatchMeters dispatch,
            UpstreamMeters upstreams,
            UpstreamRequests probes,
            DeliveryMeters deliveries,
            @Served MeterRegistry registry) {
        this.observation = observation;
        this.requests = requests;
        this.node = node;
        this.sessions = sessions;
        this.dispatch = dispatch;
        this.upstreams = upstreams;
        this.probes = probes;
        this.deliveries = deliveries;
        this.registry = registry;
    }

    /** Keeps itself going, whatever fails. */
    void run() {
        try {
            ConnectorStatistics now = observation.connector();
            node.refresh(now);
            requests.refresh(now);
            dispatch.refresh();
            upstreams.refresh();
            probes.probe();
            deliveries.refresh();
            if (seconds++ % SECONDS_BETWEEN_COUNTS == 0) {
                sessions.refresh();
                dispatch.count();
                deliveries.count();
            }
        } catch (DatabaseAway e) {
            // The tick tells of it; what was counted last stays shown.
            return;
        } catch (RuntimeException e) {
            StartLog.tickFailed(e);
        }
    }

    /** Takes back what the application registered: the server's registry outlives it and would go on showing its end. */
    void forget() {
        registry.getMeters().stream()
                .filter(meter -> meter.getId().getName().matches("(radius|sluice|coa)[._].*"))
                .forEach(registry::remove);
    }
}
