package io.sluice.operation;

import io.sluice.service.ServiceLimits;
import io.sluice.session.ServiceState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds what has to be done for what is wanted, from what runs in the session when the operation is taken up. Later than
 * when it is ordered, for the operations before it change what runs.
 *
 * <p>Mutual exclusion (JunosE: Configuring a Mutex Service) is between what is started and what ran before: members of a
 * group that one order starts together stay together. What ran before is stopped after the new one is up. A stop that was
 * ordered and follows from the group too counts as the latter, so that it is never undone into a gap.
 *
 * <p>What is wanted and runs already is not started again; it is told its limits if the order brings other ones. What is
 * to be stopped and does not run is not stopped.
 */
public final class OperationPlanner {

    private final Wanted wanted;
    private final Collection<OpenService> open;
    private final MutexGroups groups;
    private final NasTraits traits;

    private final Map<String, OpenService> running = new LinkedHashMap<>();
    private final List<ServiceTarget> starts = new ArrayList<>();
    private final List<ServiceTarget> updates = new ArrayList<>();
    private final List<ServiceTarget> stops = new ArrayList<>();
    private final List<ServiceTarget> supersedes = new ArrayList<>();
    private final Set<String> wantedToRun;
    private final Set<Integer> startedGroups = new HashSet<>();

    private OperationPlanner(Wanted wanted, Collection<OpenService> open, MutexGroups groups, NasTraits traits) {
        this.wanted = wanted;
        this.open = open;
        this.groups = groups;
        this.traits = traits;
        this.wantedToRun =
                wanted.start().stream().map(ServiceTarget::activation).collect(Collectors.toSet());
    }

    /**
     * @param open the services open in the session, in any order
     */
    public static OperationPlan plan(
            Wanted wanted, Collection<OpenService> open, MutexGroups groups, NasTraits traits) {
        return new OperationPlanner(wanted, open, groups, traits).plan();
    }

    private OperationPlan plan() {
        open.stream()
                .filter(service -> service.state() != ServiceState.REQUESTED)
                .forEach(service -> running.putIfAbsent(service.activation(), service));
        if (wanted.disconnect()) {
            return new OperationPlan(
                    List.of(), List.of(), List.of(), List.of(), List.of(), inherited(), traits.stopsSuperseded());
        }
        wanted.start().forEach(this::start);
        wanted.update().forEach(this::update);
        Set<String> ordered = new HashSet<>(wanted.stop());
        for (OpenService service : running.values()) {
            if (!wantedToRun.contains(service.activation())) {
                stop(service, ordered.contains(service.activation()));
            }
        }
        return new OperationPlan(
                starts,
                updates,
                stops,
                supersedes,
                traits.keepsServices() ? List.of() : kept(),
                inherited(),
                traits.stopsSuperseded());
    }

    private void start(ServiceTarget service) {
        Integer group = groups.of(service.serviceVersion());
        if (group != null) {
            startedGroups.add(group);
        }
        OpenService before = running.get(service.activation());
        if (before == null) {
            if (starts.stream().noneMatch(other -> other.activation().equals(service.activation()))) {
                starts.add(service);
            }
        } else if (before.isLeftOver() || changes(before, service.limits())) {
            updates.add(before.target(service.limits()));
        }
    }

    private static boolean changes(OpenService before, ServiceLimits limits) {
        return !limits.or(before.limits()).equals(before.limits());
    }

    private void update(ServiceTarget service) {
        OpenService before = running.get(service.activation());
        if (before != null) {
            updates.add(before.target(service.limits()));
        }
    }

    private void stop(OpenService service, boolean ordered) {
        Integer group = service.mutexGroup();
        if (group != null && startedGroups.contains(group)) {
            supersedes.add(service.target());
        } else if (ordered) {
            stops.add(service.target());
        } else if (service.isLeftOver() && isReplaced(service, group)) {
            supersedes.add(service.target());
        }
    }

    /** Whether another member of the group runs and goes on; otherwise what is left over is all the subscriber has. */
    private boolean isReplaced(OpenService leftOver, @Nullable Integer group) {
        return group != null
                && running.values().stream()
                        .anyMatch(other -> !other.isLeftOver()
                                && group.equals(other.mutexGroup())
                                && !other.id().equals(leftOver.id())
                                && !wanted.stop().contains(other.activation()));
    }

    /**
     * What was left over stays so where the operation fails, also if it was to run again; but not where its replacement is to be stopped
     * and may have been. Where one result of all is held, the next result leaves out what was to stop.
     */
    private List<ServiceTarget> inherited() {
        return traits.keepsServices()
                ? running.values().stream()
                        .filter(service -> service.isLeftOver() && isReplacedForGood(service))
                        .map(OpenService::target)
                        .toList()
                : List.of();
    }

    private boolean isReplacedForGood(OpenService leftOver) {
        return leftOver.mutexGroup() != null
                && running.values().stream()
                        .anyMatch(other -> !other.isLeftOver()
                                && leftOver.mutexGroup().equals(other.mutexGroup())
                                && stops.stream()
                                        .noneMatch(stop -> stop.serviceSession().equals(other.id())));
    }

    private List<ServiceTarget> kept() {
        Set<String> changed = new HashSet<>();
        List.of(updates, stops, supersedes).forEach(list -> list.forEach(target -> changed.add(target.activation())));
        return running.values().stream()
                .filter(service -> !service.isLeftOver() && !changed.contains(service.activation()))
                .map(OpenService::target)
                .toList();
    }
}
