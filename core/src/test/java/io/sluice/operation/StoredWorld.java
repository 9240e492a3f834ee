package io.sluice.operation;

import io.sluice.service.ServiceLimits;
import io.sluice.service.StatisticsMode;
import io.sluice.session.ServiceState;
import io.sluice.session.SessionKey;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Fixture: what the database holds of one session. Everything that goes in comes out again through its stored form, so
 * nothing survives in memory that would not survive a crash.
 */
final class StoredWorld {

    static final SessionKey SESSION = new SessionKey(1, "session");

    private static final Map<String, Integer> GROUPS = Map.of("gold", 12, "silver", 12, "bronze", 12, "hd", 7, "sd", 7);

    /** A NAS accounts for what is counted, and only that can be proved. */
    static final ServiceLimits COUNTED = new ServiceLimits(null, null, StatisticsMode.TIME, null);

    private final Map<UUID, OpenService> services = new LinkedHashMap<>();
    private final Deque<Row> queue = new ArrayDeque<>();
    private final List<Operation> ended = new ArrayList<>();
    private long ids;

    /** An operation as columns. */
    private record Row(
            Operation columns, String wanted, @Nullable String plan) {

        static Row of(Operation operation) {
            OperationPlan plan = operation.plan();
            return new Row(operation, operation.wanted().text(), plan == null ? null : plan.text());
        }

        Operation read() {
            return new Operation(
                    columns.id(),
                    columns.session(),
                    columns.lane(),
                    columns.origin(),
                    Wanted.of(wanted),
                    columns.dueAt(),
                    columns.giveUpAt(),
                    columns.state(),
                    plan == null ? null : OperationPlan.of(plan),
                    columns.progress());
        }
    }

    static @Nullable Integer group(String activation) {
        return GROUPS.get(activation);
    }

    UUID newId() {
        return new UUID(0, ++ids);
    }

    void running(String activation) {
        UUID id = newId();
        services.put(id, service(id, activation, ServiceState.ACTIVE));
    }

    private static OpenService service(UUID id, String activation, ServiceState state) {
        return new OpenService(id, activation, state, COUNTED, null, group(activation));
    }

    ServiceTarget target(String activation) {
        Integer group = group(activation);
        // The fixture's version ids are the groups themselves.
        return new ServiceTarget(newId(), activation, COUNTED, group == null ? null : group.longValue());
    }

    void order(List<String> start, List<String> stop, Instant now, Instant giveUpAt) {
        Wanted wanted = new Wanted(start.stream().map(this::target).toList(), List.of(), stop, new byte[0], false);
        queue.add(Row.of(Operation.ordered(newId(), SESSION, Lane.PERSON, Origin.COA, wanted, now, giveUpAt)));
    }

    boolean isIdle() {
        return queue.isEmpty();
    }

    boolean hasAnotherWaiting() {
        return queue.size() > 1;
    }

    Operation current() {
        return queue.element().read();
    }

    OperationPlan plan(Operation operation, NasTraits traits) {
        return OperationPlanner.plan(
                operation.wanted(), services.values(), version -> version == null ? null : version.intValue(), traits);
    }

    void store(Transition transition) {
        Operation operation = transition.operation();
        queue.remove();
        if (operation.state().isOpen()) {
            queue.addFirst(Row.of(operation));
        } else {
            ended.add(Row.of(operation).read());
        }
        transition.services().forEach(this::apply);
    }

    private void apply(ServiceEffect effect) {
        UUID id = effect.target().serviceSession();
        String activation = effect.target().activation();
        switch (effect.kind()) {
            case STARTING -> services.put(id, service(id, activation, ServiceState.ACTIVATING));
            case ACTIVE, RUNNING_ON -> services.put(id, service(id, activation, ServiceState.ACTIVE));
            case STOPPING -> services.put(id, service(id, activation, ServiceState.DEACTIVATING));
            case STOPPED, FAILED -> services.remove(id);
        }
    }

    List<Operation> ended() {
        return ended;
    }

    /** Services that were to be stopped, while another member of their group runs in their place. */
    List<String> leftOver() {
        return services.values().stream()
                .filter(service -> service.state() == ServiceState.DEACTIVATING)
                .filter(service -> active().stream().anyMatch(other -> isSibling(service, other)))
                .map(OpenService::activation)
                .toList();
    }

    private static boolean isSibling(OpenService service, String other) {
        Integer group = service.mutexGroup();
        return group != null && group.equals(group(other));
    }

    List<String> active() {
        return services.values().stream()
                .filter(service -> service.state() == ServiceState.ACTIVE)
                .map(OpenService::activation)
                .sorted()
                .toList();
    }
}
