package io.sluice.cli.live;

import io.sluice.cli.Surroundings;
import io.sluice.cli.api.ApiClient;
import io.sluice.cli.api.Query;
import io.sluice.cli.api.Request;
import io.sluice.cli.resource.Key;

/** {@code session deactivate}: stops one service of a session. */
public final class DeactivateVerb extends OrderVerb {

    public DeactivateVerb(Surroundings surroundings, String description) {
        super(surroundings, "deactivate", description);
        takes(SessionFinder.KEY);
        takes(Key.plain("<service>", "As listed, or the name alone if only one of that name runs."));
        takesWaiting();
    }

    @Override
    public void run() {
        ApiClient client = server.connect();
        String session = SessionFinder.KEY.finder().find(client, positional(0));
        String id =
                SessionFinder.service(client, session, positional(1)).text("id").orElseThrow();
        order(client, Request.delete("service-sessions/" + Query.encode(id)));
    }
}
