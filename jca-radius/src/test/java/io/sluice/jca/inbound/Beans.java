package io.sluice.jca.inbound;

import io.sluice.jca.fake.FakeEndpointFactory;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.connector.RadiusBatch;
import io.sluice.radius.connector.RadiusExchange;
import io.sluice.radius.connector.RadiusListener;
import io.sluice.radius.packet.PacketCode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Beans for tests; those that answer do so in a transaction that commits. */
final class Beans {

    private Beans() {}

    static RadiusListener committing(Consumer<RadiusExchange> decides) {
        return FakeEndpointFactory.committing(batch -> batch.exchanges().forEach(decides));
    }

    /** Accepts every login and tells its name in Reply-Message. */
    static RadiusListener accepting() {
        return committing(Beans::accept);
    }

    static void accept(RadiusExchange exchange) {
        exchange.reply(PacketCode.ACCESS_ACCEPT).text(StandardAttributes.REPLY_MESSAGE, user(exchange));
    }

    static RadiusListener accounting() {
        return committing(Beans::acknowledge);
    }

    static void acknowledge(RadiusExchange exchange) {
        exchange.reply(PacketCode.ACCOUNTING_RESPONSE);
    }

    static String user(RadiusExchange exchange) {
        return exchange.request().text(StandardAttributes.USER_NAME).orElse("");
    }

    static String session(RadiusExchange exchange) {
        return exchange.request().text(StandardAttributes.ACCT_SESSION_ID).orElse("");
    }

    /** Holds its first delivery until it is let go, and notes every one. */
    static final class Gate implements RadiusListener {

        private final RadiusListener behind;
        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);
        private final List<List<RadiusExchange>> batches = new CopyOnWriteArrayList<>();

        Gate(RadiusListener behind) {
            this.behind = behind;
        }

        @Override
        public void onRequests(RadiusBatch batch) {
            batches.add(List.copyOf(batch.exchanges()));
            entered.countDown();
            await(open);
            behind.onRequests(batch);
        }

        void awaitEntered() {
            await(entered);
        }

        void letGo() {
            open.countDown();
        }

        List<Integer> sizes() {
            return batches.stream().map(List::size).toList();
        }

        List<List<RadiusExchange>> batches() {
            return batches;
        }

        private static void await(CountDownLatch latch) {
            try {
                if (!latch.await(10, TimeUnit.SECONDS)) {
                    throw new AssertionError("the gate did not move within 10 s");
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
