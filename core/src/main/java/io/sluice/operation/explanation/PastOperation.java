package io.sluice.operation.explanation;

import io.sluice.operation.Operation;
import io.sluice.operation.OperationPlan;
import io.sluice.operation.ServiceTarget;
import io.sluice.operation.Wanted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An operation of a subscriber session with what its row tells beyond it.
 *
 * @param orderedBy user or RADIUS client, null if Sluice did by itself
 * @param transmissions how often a packet of it left, retransmissions included
 * @param sentAt when its last packet left for the first time, null before
 */
public record PastOperation(
        Operation operation,
        Instant orderedAt,
        @Nullable String orderedBy,
        int transmissions,
        @Nullable Instant sentAt,
        @Nullable Instant endedAt) {

    private OperationPlan plan() {
        OperationPlan plan = operation.plan();
        return plan == null ? OperationPlan.NOTHING : plan;
    }

    /** Whether it starts this service session, or was to. */
    boolean starts(UUID service) {
        return has(plan().starts(), service) || has(operation.wanted().start(), service);
    }

    boolean supersedes(UUID service) {
        return has(plan().supersedes(), service);
    }

    /** Whether it stops it as ordered; before it is planned, only the activation string says so. */
    boolean stops(UUID service, String activation) {
        return has(plan().stops(), service)
                || (operation.plan() == null && operation.wanted().stop().contains(activation));
    }

    boolean updates(UUID service) {
        return has(plan().updates(), service) || has(operation.wanted().update(), service);
    }

    boolean concerns(UUID service, String activation) {
        return starts(service) || supersedes(service) || stops(service, activation) || updates(service);
    }

    private static boolean has(Collection<ServiceTarget> targets, UUID service) {
        return targets.stream().anyMatch(target -> target.serviceSession().equals(service));
    }

    /** Activation strings of what it starts. */
    List<String> started() {
        OperationPlan plan = plan();
        List<ServiceTarget> targets =
                plan.starts().isEmpty() ? operation.wanted().start() : plan.starts();
        return targets.stream().map(ServiceTarget::activation).toList();
    }

    /** Activation strings of what makes way. */
    List<String> replaced() {
        return Stream.concat(plan().supersedes().stream(), plan().stops().stream())
                .map(ServiceTarget::activation)
                .toList();
    }

    /** Whether it starts something before it stops something, or stops some things before others, which is a packet each. */
    boolean takesSteps() {
        OperationPlan plan = plan();
        boolean begins = !plan.starts().isEmpty()
                || !plan.updates().isEmpty()
                || operation.wanted().relayed().length > 0;
        boolean supersedes = !plan.supersedes().isEmpty() && !plan.byNas();
        return Stream.of(begins, !plan.stops().isEmpty(), supersedes)
                        .filter(each -> each)
                        .count()
                > 1;
    }

    /** What is wanted, in words: {@code activate gold, stop silver}. */
    public String change() {
        Wanted wanted = operation.wanted();
        if (wanted.disconnect()) {
            return "disconnect";
        }
        List<String> words = new ArrayList<>();
        wanted.start().forEach(target -> words.add("activate " + target.activation()));
        wanted.update().forEach(target -> words.add("limit " + target.activation()));
        wanted.stop().forEach(activation -> words.add("stop " + activation));
        if (wanted.relayed().length > 0) {
            words.add("relay " + wanted.relayed().length + " octets");
        }
        return String.join(", ", words);
    }

    boolean isOpen() {
        return operation.state().isOpen();
    }
}
