package io.sluice.cli.live;

import static io.sluice.cli.output.Column.of;

import io.sluice.cli.Surroundings;
import io.sluice.cli.api.ApiClient;
import io.sluice.cli.api.Item;
import io.sluice.cli.api.Request;
import io.sluice.cli.output.Column.Kind;
import io.sluice.cli.output.View;
import io.sluice.cli.resource.Verb;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code show service-management summary}: how much there is of everything. */
public final class JunosSummaryVerb extends Verb {
    private static final View SUMMARY = new View(
            "",
            List.of(
                    of("SUBSCRIBER SESSIONS", "subscriberSessions", Kind.COUNT),
                    of("SERVICE SESSIONS", "serviceSessions", Kind.COUNT),
                    of("SERVICE DEFINITIONS", "serviceDefinitions", Kind.COUNT),
                    of("OPERATIONS WAITING", "operationsWaiting", Kind.COUNT),
                    of("OPERATIONS SENT", "operationsSent", Kind.COUNT)));

    public JunosSummaryVerb(Surroundings surroundings, String description) {
        super(surroundings, "summary", description);
        takesFormat();
    }

    @Override
    public void run() {
        ApiClient client = server.connect();
        Item queues = client.send(Request.get("operations:summary")).item();
        Map<String, Object> counted = new LinkedHashMap<>();
        for (String member : List.of(
                "subscriberSessions", "serviceSessions", "serviceDefinitions", "operationsWaiting", "operationsSent")) {
            counted.put(member, queues.number(member).orElse(0L));
        }
        report().one(SUMMARY, new Item(counted), format());
    }
}
