package io.sluice.cli.live;

import io.sluice.cli.Surroundings;
import io.sluice.cli.api.ApiClient;
import io.sluice.cli.api.CommandFailure;
import io.sluice.cli.api.ExitStatus;
import io.sluice.cli.api.Item;
import io.sluice.cli.api.Query;
import io.sluice.cli.api.Request;
import io.sluice.cli.api.Violation;
import io.sluice.cli.resource.Key;
import java.util.Map;

/** {@code session limit}: replaces limits of a service that runs. */
public final class LimitVerb extends OrderVerb {

    public LimitVerb(Surroundings surroundings, String description) {
        super(surroundings, "limit", description);
        takes(SessionFinder.KEY);
        takes(Key.plain("<service>", "As listed, or the name alone if only one of that name runs."));
        for (ServiceOptions each : ServiceOptions.values()) {
            option(each.option(), each.label(), each.description(), each.choices());
        }
        takesWaiting();
    }

    @Override
    public void run() {
        Map<String, Object> limits = ServiceOptions.members(this::given);
        if (limits.isEmpty()) {
            throw new CommandFailure(
                    ExitStatus.USAGE, "say which limit: --timeout, --volume-mb, --statistics, --interim");
        }
        ApiClient client = server.connect();
        String session = SessionFinder.KEY.finder().find(client, positional(0));
        String id =
                SessionFinder.service(client, session, positional(1)).text("id").orElseThrow();
        order(client, Request.patch("service-sessions/" + Query.encode(id), new Item(limits)));
    }

    @Override
    protected Violation placed(Violation violation) {
        return ServiceOptions.placed(violation);
    }
}
