package io.sluice.cli.live;

import static io.sluice.cli.output.Column.of;

import io.sluice.cli.Surroundings;
import io.sluice.cli.api.ApiClient;
import io.sluice.cli.api.CommandFailure;
import io.sluice.cli.api.ExitStatus;
import io.sluice.cli.api.Item;
import io.sluice.cli.api.Listing;
import io.sluice.cli.api.Query;
import io.sluice.cli.api.Request;
import io.sluice.cli.output.Column.Kind;
import io.sluice.cli.output.Format;
import io.sluice.cli.output.View;
import java.util.List;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code session explain} and {@code session limits}: what is known of each service of a session, beside what lists show. */
public final class ExplainVerb extends OrderVerb {
    private static final View EXPLANATION = new View(
            "this session has had no service",
            List.of(
                    of("SERVICE", "service", Kind.TEXT),
                    of("STATE", "state", Kind.TEXT),
                    of("REASON", "code", Kind.TEXT),
                    of("WHY", "sentence", Kind.TEXT),
                    of("SINCE", "since", Kind.INSTANT),
                    of("REPLACED", "replaced", Kind.TEXT),
                    of("GAVE-WAY-TO", "supersededBy", Kind.TEXT),
                    of("LAST-COA", "lastCoa.text", Kind.TEXT),
                    of("NEXT", "next.text", Kind.TEXT),
                    of("AT", "next.at", Kind.INSTANT)));

    private static final View LIMITS = new View(
            "this session has had no service",
            List.of(
                    of("SERVICE", "service", Kind.TEXT),
                    of("ENFORCED-BY", "enforcedBy", Kind.TEXT),
                    of("ON-LIMIT", "onLimit", Kind.TEXT),
                    of("SWITCH-TO", "switchTo", Kind.TEXT),
                    of("TIME", "time.used", Kind.DURATION),
                    of("TIME-LIMIT", "time.limit", Kind.DURATION),
                    of("ENDS", "time.endsAt", Kind.INSTANT),
                    of("OCTETS", "volume.usedOctets", Kind.COUNT),
                    of("OCTET-LIMIT", "volume.limitOctets", Kind.COUNT),
                    of("BEYOND", "volume.overshootOctets", Kind.COUNT)));

    private final String resource;
    private final View view;

    private ExplainVerb(Surroundings surroundings, String name, String resource, View view, String description) {
        super(surroundings, name, description);
        this.resource = resource;
        this.view = view;
        takes(SessionFinder.KEY);
        spec.addPositional(PositionalParamSpec.builder()
                .index("1")
                .paramLabel("<service>")
                .type(String.class)
                .required(false)
                .description("Only this one, by activation string or name, running or not; all unless given.")
                .build());
        takesFormat();
    }

    /** Why each is as it is. */
    static ExplainVerb explain(Surroundings surroundings, String description) {
        return new ExplainVerb(surroundings, "explain", "explanation", EXPLANATION, description);
    }

    /** How much of its limits each has used up. */
    static ExplainVerb limits(Surroundings surroundings, String description) {
        return new ExplainVerb(surroundings, "limits", "limits", LIMITS, description);
    }

    @Override
    public void run() {
        ApiClient client = server.connect();
        String session = SessionFinder.KEY.finder().find(client, positional(0));
        String wanted = positional(1);
        List<Item> services =
                client.all("subscriber-sessions/" + Query.encode(session) + "/service-sessions").items().stream()
                        .filter(service -> wanted.isEmpty() || isMeant(SessionFinder.activation(service), wanted))
                        .toList();
        if (services.isEmpty() && !wanted.isEmpty()) {
            throw new CommandFailure(ExitStatus.NOT_FOUND, wanted + " has not run in this session");
        }
        List<Item> told = services.stream()
                .map(service -> told(client, service.text("id").orElseThrow()))
                .toList();
        print(told);
    }

    private static boolean isMeant(String activation, String wanted) {
        return activation.replace(" ", "").equals(wanted.replace(" ", ""))
                || SessionFinder.name(activation).equals(wanted);
    }

    private Item told(ApiClient client, String id) {
        return client.send(Request.get("service-sessions/" + Query.encode(id) + "/" + resource))
                .item();
    }

    /** People read one below the other; programs a list. */
    private void print(List<Item> told) {
        if (format() == Format.TABLE && !told.isEmpty()) {
            for (int i = 0; i < told.size(); i++) {
                if (i > 0) {
                    out().println();
                }
                report().one(view, told.get(i), Format.TABLE);
            }
            out().flush();
        } else {
            report().list(view, new Listing(told, false), format());
        }
    }
}
