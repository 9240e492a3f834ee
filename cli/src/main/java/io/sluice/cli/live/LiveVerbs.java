package io.sluice.cli.live;

import io.sluice.cli.Surroundings;
import io.sluice.cli.resource.ActionVerb;
import io.sluice.cli.resource.Nouns;
import io.sluice.cli.resource.Verb;
import io.sluice.cli.resource.Wanted;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;

/** The verbs that change live services, each with what it is for; one is made only if it is wanted. */
public final class LiveVerbs {
    private static final String CREATE = "Makes a session for a line that the server did not see log in.";
    private static final String ACTIVATE = "Activates a service in a session.";
    private static final String DEACTIVATE = "Deactivates a service of a session.";
    private static final String SWITCH = "Activates a service in place of another: the new one first.";
    private static final String DISCONNECT = "Logs a subscriber out.";
    private static final String APPLY = "Makes what runs agree with the subscriber's record and subscriptions.";
    private static final String END = "Ends a session with all its services.";
    private static final String EXPLAIN = "Says why each service of a session is as it is.";
    private static final String LIMITS = "Shows how much of its limits each service of a session has used up.";
    private static final String LIMIT = "Changes limits of a service that runs, where its NAS can.";
    private static final String WATCH = "Follows an operation until it is over.";
    private static final String CANCEL = "Cancels an operation that nothing was sent of yet.";

    private LiveVerbs() {}

    public static List<Function<Wanted, CommandSpec>> ofSession(Surroundings surroundings) {
        return List.of(
                verb("create", CREATE, () -> new CreateSessionVerb(surroundings, CREATE)),
                verb("activate", ACTIVATE, () -> new ActivateVerb(surroundings, false, ACTIVATE)),
                verb("deactivate", DEACTIVATE, () -> new DeactivateVerb(surroundings, DEACTIVATE)),
                verb("switch", SWITCH, () -> new ActivateVerb(surroundings, true, SWITCH)),
                order(surroundings, SessionVerb.Order.DISCONNECT, DISCONNECT),
                order(surroundings, SessionVerb.Order.APPLY_RECORD, APPLY),
                order(surroundings, SessionVerb.Order.END, END),
                verb("explain", EXPLAIN, () -> ExplainVerb.explain(surroundings, EXPLAIN)),
                verb("limits", LIMITS, () -> ExplainVerb.limits(surroundings, LIMITS)),
                verb("limit", LIMIT, () -> new LimitVerb(surroundings, LIMIT)));
    }

    public static List<Function<Wanted, CommandSpec>> ofOperation(Surroundings surroundings) {
        return List.of(
                verb("watch", WATCH, () -> new OperationVerb(surroundings, WATCH)),
                verb(
                        "cancel",
                        CANCEL,
                        () -> new ActionVerb(surroundings, Operations.OPERATION, "cancel", CANCEL, "cancelled")));
    }

    private static Function<Wanted, CommandSpec> order(
            Surroundings surroundings, SessionVerb.Order order, String description) {
        return verb(order.word(), description, () -> new SessionVerb(surroundings, order, description));
    }

    private static Function<Wanted, CommandSpec> verb(String name, String description, Supplier<Verb> made) {
        return wanted -> Nouns.command(name, description, wanted, made);
    }
}
