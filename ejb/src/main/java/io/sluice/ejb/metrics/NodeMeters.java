package io.sluice.ejb.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.sluice.ejb.platform.ChangeFeed;
import io.sluice.ejb.session.RememberedLogins;
import io.sluice.ejb.subscriber.LoginIndex;
import io.sluice.radius.connector.ConnectorStatistics;
import io.sluice.radius.connector.ConnectorStatistics.Outbound;
import io.sluice.radius.connector.ConnectorStatistics.Port;
import io.sluice.radius.connector.RequestKind;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** How this node is: its ports and queues, its memory, and the requests it sends. */
public final class NodeMeters {

    private final MeterRegistry registry;
    private volatile ConnectorStatistics connector = ConnectorStatistics.ofIdle();

    public NodeMeters(MeterRegistry registry) {
        this.registry = registry;
        for (RequestKind kind : RequestKind.values()) {
            register(kind);
        }
        ended("answered", Outbound::answered);
        ended("timed_out", Outbound::timedOut);
        ended("not_sent", Outbound::notSent);
        FunctionCounter.builder("radius.client.retransmissions", this, me -> me.connector
                        .outbound()
                        .retransmissions())
                .description("Transmissions after the first of requests sent to NASes")
                .register(registry);
        Gauge.builder("radius.client.outstanding", this, me -> me.connector
                        .outbound()
                        .outstanding())
                .description("Requests sent to NASes that wait for a reply")
                .register(registry);
        Gauge.builder("radius.client.source.ports", this, me -> me.connector
                        .outbound()
                        .sourcePorts())
                .description("Source ports open towards NASes")
                .register(registry);
    }

    private void register(RequestKind kind) {
        port(kind, "radius.server.queue.depth", "Requests that wait for a delivery worker", Port::waiting);
        port(kind, "radius.server.listening", "1 if the port is listened on", port -> port.listening() ? 1 : 0);
        port(
                kind,
                "radius.server.paused",
                "1 if delivery pauses for want of the database",
                port -> port.paused() ? 1 : 0);
        FunctionCounter.builder(
                        "radius.server.datagrams", this, me -> me.port(kind).received())
                .description("Datagrams taken from the socket")
                .tag("type", type(kind))
                .register(registry);
    }

    private void port(RequestKind kind, String name, String what, ToDoubleFunction<Port> value) {
        Gauge.builder(name, this, me -> value.applyAsDouble(me.port(kind)))
                .description(what)
                .tag("type", type(kind))
                .register(registry);
    }

    private void ended(String result, ToDoubleFunction<Outbound> value) {
        FunctionCounter.builder("radius.client.requests", this, me -> value.applyAsDouble(me.connector.outbound()))
                .description("Requests sent to NASes, by how they ended")
                .tag("result", result)
                .register(registry);
    }

    private Port port(RequestKind kind) {
        return Objects.requireNonNull(connector.ports().get(kind));
    }

    private static String type(RequestKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** Shows these parts of the application as well. */
    public NodeMeters show(LoginIndex index, RememberedLogins expected, ChangeFeed changes) {
        Gauge.builder("sluice_login_index_profiles", index, LoginIndex::size)
                .description("Subscribers that can log in without the database")
                .register(registry);
        Gauge.builder("sluice_expected_logins", expected, RememberedLogins::remembered)
                .description("Logins that wait for their Accounting-Start on this node")
                .register(registry);
        FunctionCounter.builder("sluice_expected_logins_forgotten", expected, RememberedLogins::overflow)
                .description("Logins that were forgotten because too many waited")
                .register(registry);
        Gauge.builder("sluice_change_feed_age", changes, ChangeFeed::secondsSinceRead)
                .description("Time since the change log was last read")
                .baseUnit("seconds")
                .register(registry);
        return this;
    }

    /** Takes over how the connector is now. */
    public void refresh(ConnectorStatistics now) {
        connector = now;
    }
}
