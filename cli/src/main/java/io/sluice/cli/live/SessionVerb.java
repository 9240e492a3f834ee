package io.sluice.cli.live;

import io.sluice.cli.Surroundings;
import io.sluice.cli.api.ApiClient;
import io.sluice.cli.api.Item;
import io.sluice.cli.api.Query;
import io.sluice.cli.api.Request;

/** Orders that concern a session as a whole. */
public final class SessionVerb extends OrderVerb {

    /** What is ordered. */
    public enum Order {
        /** The NAS logs the subscriber out. */
        DISCONNECT("disconnect", "Log out "),
        /** What runs becomes what the record and the subscriptions say. */
        APPLY_RECORD("apply-record", ""),
        /** All services stop and the session is over here, whatever the line does. */
        END("end", "Stop all services of ");

        private final String word;
        private final String question;

        Order(String word, String question) {
            this.word = word;
            this.question = question;
        }

        public String word() {
            return word;
        }

        Request request(String session) {
            String path = "subscriber-sessions/" + Query.encode(session);
            return this == END ? Request.delete(path) : Request.post(path + ':' + word, (Item) null);
        }
    }

    private final Order order;

    public SessionVerb(Surroundings surroundings, Order order, String description) {
        super(surroundings, order.word(), description);
        this.order = order;
        takes(SessionFinder.KEY);
        if (!order.question.isEmpty()) {
            takesConsent();
        }
        takesWaiting();
    }

    @Override
    public void run() {
        if (!order.question.isEmpty()) {
            askConsent(order.question + positional(0) + '?');
        }
        ApiClient client = server.connect();
        order(client, order.request(SessionFinder.KEY.finder().find(client, positional(0))));
    }
}
