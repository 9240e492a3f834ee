package io.sluice.web.api;

import io.sluice.ejb.operation.OperationView;
import io.sluice.ejb.platform.Members;
import io.sluice.nas.ErrorCause;
import io.sluice.operation.Operation;
import io.sluice.operation.OperationPlan;
import io.sluice.operation.Progress;
import io.sluice.operation.ServiceTarget;
import io.sluice.operation.Wanted;
import io.sluice.operation.explanation.OperationFailure;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** How operations look in the interface. */
final class OperationJson {
    private OperationJson() {}

    static JsonObject of(OperationView view) {
        Operation operation = view.operation();
        Progress progress = operation.progress();
        Integer cause = progress.errorCause();
        return new Members()
                .with("id", view.id())
                .with("subscriberSessionId", view.subscriberSessionId())
                .with("login", view.login())
                .with("nas", view.nas())
                .with("acctSessionId", operation.session().acctSessionId())
                .with("lane", operation.lane())
                .with("origin", operation.origin())
                .with("orderedBy", view.past().orderedBy())
                .with("change", view.past().change())
                .with("wanted", wanted(operation.wanted()))
                .with("plan", plan(operation.plan()))
                .with("state", operation.state())
                .with("step", view.step())
                .with("phase", progress.phase())
                .with("confirmation", progress.proof())
                .with("attempts", view.past().transmissions())
                .with("requestedAt", view.past().orderedAt())
                .with("dueAt", operation.dueAt())
                .with("giveUpAt", operation.giveUpAt())
                .with("sentAt", view.past().sentAt())
                .with("nextAt", view.isOpen() ? progress.nextAt() : null)
                .with("overAt", view.past().endedAt())
                .with("failure", view.failure().orElse(null))
                .with("errorCause", cause == null || cause == 0 ? null : cause)
                .with("errorCauseName", name(cause))
                .with("reason", view.reason())
                .with("alarm", progress.alarm())
                .build();
    }

    private static @Nullable String name(@Nullable Integer cause) {
        return cause == null
                ? null
                : ErrorCause.of(cause).map(OperationFailure::name).orElse(null);
    }

    private static JsonObject wanted(Wanted wanted) {
        return new Members()
                .with("start", targets(wanted.start()))
                .with("update", targets(wanted.update()))
                .with("stop", Json.createArrayBuilder(wanted.stop()).build())
                .with("relayedOctets", wanted.relayed().length)
                .with("disconnect", wanted.disconnect())
                .build();
    }

    /** Null before the operation is taken up. */
    private static @Nullable JsonObject plan(@Nullable OperationPlan plan) {
        return plan == null
                ? null
                : new Members()
                        .with("start", activations(plan.starts()))
                        .with("update", activations(plan.updates()))
                        .with("stop", activations(plan.stops()))
                        .with("supersede", activations(plan.supersedes()))
                        .build();
    }

    private static JsonArray activations(Collection<ServiceTarget> targets) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        targets.forEach(target -> array.add(target.activation()));
        return array.build();
    }

    private static JsonArray targets(Collection<ServiceTarget> targets) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        targets.forEach(target -> array.add(new Members()
                .with("service", target.activation())
                .withSeconds("timeout", target.limits().timeoutSeconds())
                .with("volumeMb", target.limits().volumeMegabytes())
                .with("statistics", target.limits().statistics())
                .withSeconds("interimInterval", target.limits().interimSeconds())
                .build()));
        return array.build();
    }
}
