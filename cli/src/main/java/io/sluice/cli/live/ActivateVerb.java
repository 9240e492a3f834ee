package io.sluice.cli.live;

import io.sluice.cli.Surroundings;
import io.sluice.cli.api.ApiClient;
import io.sluice.cli.api.Item;
import io.sluice.cli.api.Query;
import io.sluice.cli.api.Request;
import io.sluice.cli.api.Violation;
import io.sluice.cli.resource.Key;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/** {@code session activate} and {@code session switch}: starts a service; a switch makes sure that another makes way. */
public final class ActivateVerb extends OrderVerb {
    static final Key SERVICE = Key.plain(
            "<service>",
            "Name with parameters, like \"tiered(1280000,5120000)\", or the name alone: parameters are then the subscriber's.");

    private final boolean switching;

    public ActivateVerb(Surroundings surroundings, boolean switching, String description) {
        super(surroundings, switching ? "switch" : "activate", description);
        this.switching = switching;
        takes(SessionFinder.KEY);
        takes(SERVICE);
        spec.addOption(OptionSpec.builder("--replaces")
                .paramLabel("<service>")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(
                        "A running service that stops once the new one runs; repeatable. Members of its mutex group do so by themselves.")
                .build());
        for (ServiceOptions each : ServiceOptions.values()) {
            option(each.option(), each.label(), each.description(), each.choices());
        }
        onOff("The subscriber keeps it: later logins start it again, until it is stopped or makes way.", "--static");
        takesWaiting();
    }

    @Override
    public void run() {
        ApiClient client = server.connect();
        String session = SessionFinder.KEY.finder().find(client, positional(0));
        String service = positional(1);
        List<String> replaced =
                Optional.ofNullable(this.<List<String>>given("--replaces")).orElse(List.of());
        if (switching && replaced.isEmpty() && !isInGroup(client, service)) {
            throw usage(service + " is in no mutex group, so nothing would make way; say what does with --replaces");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("service", service);
        if (!replaced.isEmpty()) {
            body.put(
                    "replaces",
                    replaced.stream()
                            .map(each -> SessionFinder.activation(SessionFinder.service(client, session, each)))
                            .toList());
        }
        body.putAll(ServiceOptions.members(this::given));
        if (isGiven("--static")) {
            body.put("static", true);
        }
        order(
                client,
                Request.post("subscriber-sessions/" + Query.encode(session) + "/service-sessions", new Item(body)));
    }

    private static boolean isInGroup(ApiClient client, String service) {
        Request request = Request.get("services/" + Query.encode(SessionFinder.name(service)));
        return client.send(request).item().value("mutexGroup").isPresent();
    }

    @Override
    protected Violation placed(Violation violation) {
        return ServiceOptions.placed(violation);
    }
}
