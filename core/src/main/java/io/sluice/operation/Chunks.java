package io.sluice.operation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A plan cut into packets. Updates and starts share packets, updates first; so do the numbers of their tags. */
final class Chunks {

    private static final byte[] NOTHING = new byte[0];

    private final Wanted wanted;
    private final OperationPlan plan;
    private final boolean merged;
    private final int most;
    private final List<ServiceTarget> toSupersede;

    /**
     * @param failed whether the operation has failed, so that of what it was to supersede only what it inherited is stopped
     */
    Chunks(Wanted wanted, OperationPlan plan, NasTraits traits, boolean failed) {
        this.wanted = wanted;
        this.plan = plan;
        this.toSupersede = failed ? plan.inherited() : plan.supersedes();
        this.merged = !traits.keepsServices();
        this.most = merged ? Integer.MAX_VALUE : traits.mostServices();
    }

    /** How many packets a phase has, when the operation goes forward. */
    int of(Phase phase) {
        int services = plan.updates().size() + plan.starts().size();
        int ending = plan.stops().size() + plan.supersedes().size();
        return switch (phase) {
            case START -> {
                int packets = packets(merged ? services + ending : services);
                yield wanted.relayed().length > 0 ? Math.max(1, packets) : packets;
            }
            case STOP -> merged ? 0 : packets(plan.stops().size());
            case SUPERSEDE -> merged || plan.byNas() ? 0 : packets(toSupersede.size());
            default -> 0;
        };
    }

    private int packets(int services) {
        return merged ? Math.min(1, services) : (services + most - 1) / most;
    }

    List<ServiceTarget> updates(int chunk) {
        return part(plan.updates(), chunk, 0);
    }

    List<ServiceTarget> starts(int chunk) {
        return part(plan.starts(), chunk, plan.updates().size());
    }

    List<ServiceTarget> stops(int chunk) {
        return part(plan.stops(), chunk, 0);
    }

    /** What is to be stopped by this packet and those after it. */
    List<ServiceTarget> stopsFrom(int chunk) {
        return plan.stops()
                .subList(
                        Math.min(chunk * most, plan.stops().size()),
                        plan.stops().size());
    }

    List<ServiceTarget> superseded(int chunk) {
        return part(toSupersede, chunk, 0);
    }

    /** What of a list stands in a packet, if so many others come before the list. */
    private List<ServiceTarget> part(List<ServiceTarget> list, int chunk, int before) {
        if (merged) {
            return list;
        }
        int from = Math.min(Math.max(0, chunk * most - before), list.size());
        int to = Math.min(Math.max(0, (chunk + 1) * most - before), list.size());
        return list.subList(from, to);
    }

    Optional<Step> step(Phase phase, int chunk) {
        return switch (phase) {
            case START -> Optional.of(start(chunk));
            case STOP -> Optional.of(Step.stopping(stops(chunk)));
            case SUPERSEDE -> Optional.of(Step.stopping(superseded(chunk)));
            case RESTORE -> Optional.of(merged ? backAgain() : Step.starting(stops(chunk)));
            case RETRACT -> Optional.of(Step.stopping(starts(chunk)));
            case DISCONNECT -> Optional.of(Step.disconnecting(wanted.relayed()));
            default -> Optional.empty();
        };
    }

    private Step start(int chunk) {
        return new Step(
                false,
                starts(chunk),
                updates(chunk),
                merged ? joined(plan.stops(), plan.supersedes()) : List.of(),
                chunk == 0 ? wanted.relayed() : NOTHING,
                merged ? joined(plan.kept(), joined(plan.updates(), plan.starts())) : List.of());
    }

    /** The merged result as it was before. */
    private Step backAgain() {
        List<ServiceTarget> before = joined(plan.stops(), plan.supersedes());
        return new Step(
                false,
                before,
                plan.updates(),
                plan.starts(),
                NOTHING,
                joined(plan.kept(), joined(plan.updates(), before)));
    }

    private static List<ServiceTarget> joined(List<ServiceTarget> first, List<ServiceTarget> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }
}
