package io.sluice.cli.live;

import io.sluice.cli.Surroundings;
import io.sluice.cli.api.ApiClient;
import io.sluice.cli.api.Item;
import io.sluice.cli.api.Query;
import io.sluice.cli.api.Request;
import java.time.Duration;

/** {@code operation watch}: follows one until it is over, and ends as it does. */
public final class OperationVerb extends OrderVerb {
    private static final Duration PATIENCE = Duration.ofDays(1);

    public OperationVerb(Surroundings surroundings, String description) {
        super(surroundings, "watch", description);
        takes(Operations.OPERATION.key().orElseThrow());
        takesFormat();
    }

    @Override
    public void run() {
        ApiClient client = server.connect();
        Item operation = client.send(Request.get("operations/" + Query.encode(positional(0))))
                .item();
        Item done = new Watcher(client, surroundings.terminal(), remarks(), PATIENCE).follow(operation);
        report().one(Operations.OPERATION.view(), done, format());
    }
}
