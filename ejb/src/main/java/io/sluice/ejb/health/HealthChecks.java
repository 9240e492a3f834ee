package io.sluice.ejb.health;

import io.sluice.ejb.subscriber.LoginIndex;
import io.sluice.probes.Probe;
import io.sluice.probes.Probe.Finding;
import io.sluice.radius.connector.ConnectorStatistics;
import io.sluice.radius.connector.ConnectorStatistics.Port;
import io.sluice.radius.connector.RequestKind;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The checks of this node, each of which says in its data what it found. */
public final class HealthChecks {

    static final Predicate<Port> LISTENING = Port::listening;
    static final Predicate<Port> DELIVERING = port -> !port.paused();
    static final Predicate<Port> RUNNING = Port::alive;

    private final NodeState state;
    private final LoginIndex index;
    private final Supplier<ConnectorStatistics> connector;

    public HealthChecks(NodeState state, LoginIndex index, Supplier<ConnectorStatistics> connector) {
        this.state = state;
        this.index = index;
        this.connector = connector;
    }

    /** Has the server's probes hear these checks. */
    public void post() {
        Probe.DATABASE.post(this::database);
        Probe.LOGIN_INDEX.post(this::loginIndex);
        Probe.RADIUS_PORTS.post(() -> ofPorts(LISTENING, "listening", "not bound"));
        Probe.RADIUS_DELIVERY.post(() -> ofPorts(DELIVERING, "delivering", "paused"));
        Probe.RADIUS_THREADS.post(() -> ofPorts(RUNNING, "running", "dead"));
    }

    Finding database() {
        Optional<String> trouble = state.databaseTrouble();
        Map<String, String> data = new HashMap<>();
        data.put("last-answer", state.lastAnswer().toString());
        trouble.ifPresent(why -> data.put("trouble", why));
        return new Finding(trouble.isEmpty(), data);
    }

    private Finding loginIndex() {
        boolean filled = state.isIndexFilled();
        return new Finding(filled, Map.of("profiles", String.valueOf(index.size()), "filled", String.valueOf(filled)));
    }

    private Finding ofPorts(Predicate<Port> sound, String good, String bad) {
        Set<RequestKind> unsound = unsound(connector.get(), sound);
        Map<String, String> data = new HashMap<>();
        for (RequestKind kind : RequestKind.values()) {
            data.put(kind.name().toLowerCase(Locale.ROOT), unsound.contains(kind) ? bad : good);
        }
        return new Finding(unsound.isEmpty(), data);
    }

    /** The kinds whose port is not as it should be. */
    static Set<RequestKind> unsound(ConnectorStatistics connector, Predicate<Port> sound) {
        Set<RequestKind> kinds = EnumSet.noneOf(RequestKind.class);
        connector.ports().forEach((kind, port) -> {
            if (!sound.test(port)) {
                kinds.add(kind);
            }
        });
        return kinds;
    }
}
