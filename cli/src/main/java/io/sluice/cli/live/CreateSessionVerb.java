package io.sluice.cli.live;

import io.sluice.cli.Surroundings;
import io.sluice.cli.api.ApiClient;
import io.sluice.cli.api.Item;
import io.sluice.cli.api.Query;
import io.sluice.cli.api.Request;
import io.sluice.cli.api.Violation;
import io.sluice.cli.catalogue.Sessions;
import io.sluice.cli.output.Format;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.OptionSpec;

/** {@code session create}: makes a session for a line that the server did not see log in, and starts services on it. */
public final class CreateSessionVerb extends OrderVerb {
    private static final Pattern SERVICE = Pattern.compile("/services/([0-9]+)/service");

    /** What is known of the line: an option, and the member of the body that it sets. */
    private enum Fact {
        NAS("--nas", "nas", "<name>", "At which NAS; required."),
        ACCT_SESSION_ID("--acct-session-id", "acctSessionId", "<id>", "What the NAS calls the session; required."),
        LOGIN("--login", "login", "<login>", "Who is online there."),
        NAS_PORT_ID("--nas-port-id", "nasPortId", "<text>", "On which port, as the NAS writes it."),
        NAS_PORT("--nas-port", "nasPort", "<number>", "On which port, by number."),
        IP("--ip", "framedIpAddress", "<address>", "With which IPv4 address."),
        IPV6_PREFIX("--ipv6-prefix", "framedIpv6Prefix", "<prefix>", "With which IPv6 prefix."),
        CALLING_STATION_ID("--calling-station-id", "callingStationId", "<text>", "From which station.");

        private final String option;
        private final String member;
        private final String label;
        private final String description;

        Fact(String option, String member, String label, String description) {
            this.option = option;
            this.member = member;
            this.label = label;
            this.description = description;
        }
    }

    public CreateSessionVerb(Surroundings surroundings, String description) {
        super(surroundings, "create", description);
        for (Fact each : Fact.values()) {
            option(each.option, each.label, each.description, List.of());
        }
        spec.addOption(OptionSpec.builder("--service")
                .paramLabel("<service>")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("A service to start at once, like \"tiered(1280000,5120000)\"; repeatable.")
                .build());
        takesWaiting();
    }

    @Override
    public void run() {
        Request request = Request.post("subscriber-sessions", new Item(body()));
        ApiClient client = server.connect();
        Item session = sent(client, asOrdered(request)).item();
        Optional<String> operation = session.text("operation");
        if (isGiven("--dry-run")) {
            remarks().println("sluice: dry run; nothing was changed");
        } else if (operation.isPresent() && !isGiven("--no-wait")) {
            Item placed = client.send(Request.get("operations/" + Query.encode(operation.get())))
                    .item();
            Item done = watcher(client).follow(placed);
            remarks().println("sluice: done: " + change(done));
        } else {
            operation.ifPresent(id -> remarks().println("sluice: requested: operation " + id));
        }
        if (format() == Format.TABLE) {
            out().println(session.text("id").orElse("?"));
        } else {
            report().one(Sessions.SESSION.view(), session, format());
        }
        out().flush();
    }

    private Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        for (Fact each : Fact.values()) {
            String typed = given(each.option);
            if (typed != null) {
                body.put(each.member, each == Fact.NAS_PORT ? number(each.option, typed) : typed);
            }
        }
        List<String> services =
                Optional.ofNullable(this.<List<String>>given("--service")).orElse(List.of());
        if (!services.isEmpty()) {
            body.put(
                    "services",
                    services.stream().map(each -> Map.of("service", each)).toList());
        }
        return body;
    }

    private Object number(String option, String typed) {
        if (!typed.matches("[0-9]{1,10}")) {
            throw usage(option + ": '" + typed + "' is not a whole number");
        }
        return Long.valueOf(typed);
    }

    @Override
    protected Violation placed(Violation violation) {
        for (Fact each : Fact.values()) {
            if (violation.where().equals('/' + each.member)) {
                return new Violation(each.option, violation.detail());
            }
        }
        Matcher service = SERVICE.matcher(violation.where());
        return service.matches()
                ? new Violation("--service no. " + (Integer.parseInt(service.group(1)) + 1), violation.detail())
                : violation;
    }
}
