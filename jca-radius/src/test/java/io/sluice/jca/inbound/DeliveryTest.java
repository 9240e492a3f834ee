package io.sluice.jca.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.jca.fake.Await;
import io.sluice.jca.fake.FakeTransaction;
import io.sluice.jca.fake.Peer;
import io.sluice.radius.connector.DiscardReason;
import io.sluice.radius.connector.RadiusListener;
import io.sluice.radius.connector.RejectedBatch;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.RadiusPacket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    @Nested
    class Batches {

        @Test
        void deliversTogether_whatArrivedDuringADelivery() {
            Beans.Gate gate = new Beans.Gate(Beans.accepting());
            try (RunningPort running = RunningPort.auth(gate)) {
                running.peer.send(running.peer.access(0, "first"));
                gate.awaitEntered();
                for (int i = 1; i <= 50; i++) {
                    running.peer.send(running.peer.access(i, "user" + i));
                }

                gate.letGo();
                Await.until("51 answers", () -> running.traffic.answered() == 51);

                assertThat(gate.sizes()).containsExactly(1, 50);
            }
        }

        @Test
        void neverDeliversMoreThanTheLimit() {
            Beans.Gate gate = new Beans.Gate(Beans.accounting());
            try (RunningPort running = RunningPort.acct(gate)) {
                running.peer.send(running.peer.accounting(0, 1, "first"));
                gate.awaitEntered();
                for (int i = 1; i <= 255; i++) {
                    running.peer.send(running.peer.accounting(i, 1, "s" + i));
                }
                try (Peer second = new Peer(running.port.address())) {
                    for (int i = 0; i < 100; i++) {
                        second.send(second.accounting(i, 1, "t" + i));
                    }
                    Await.until("355 waiting", () -> running.port.waiting() == 355);

                    gate.letGo();
                    Await.until("356 answers", () -> running.traffic.answered() == 356);
                }

                assertThat(gate.sizes()).containsExactly(1, 256, 99);
            }
        }

        @Test
        void keepsTheOrderOfArrival() {
            Beans.Gate gate = new Beans.Gate(Beans.accounting());
            try (RunningPort running = RunningPort.acct(gate)) {
                running.peer.send(running.peer.accounting(0, 1, "s0"));
                gate.awaitEntered();
                List<String> sent = new ArrayList<>();
                for (int i = 1; i <= 20; i++) {
                    running.peer.send(running.peer.accounting(i, i % 2 == 0 ? 3 : 1, "s" + i));
                    sent.add("s" + i);
                }
                Await.until("20 waiting", () -> running.port.waiting() == 20);
                gate.letGo();
                Await.until("21 answers", () -> running.traffic.answered() == 21);

                assertThat(gate.batches().get(1)).extracting(Beans::session).containsExactlyElementsOf(sent);
            }
        }

        @Test
        void usesOneEndpoint_forAllDeliveriesOfAThread() {
            try (RunningPort running = RunningPort.auth(Beans.accepting())) {
                for (int i = 0; i < 5; i++) {
                    running.peer.ask(running.peer.access(i, "user"));
                }

                assertThat(running.container.created()).isEqualTo(1);
            }
        }
    }

    @Nested
    class CommitGate {

        @Test
        void countsAReply_onlyWhenItIsReleased() {
            LongAdder counter = new LongAdder();
            AtomicBoolean rollback = new AtomicBoolean(true);
            RadiusListener bean = batch -> {
                FakeTransaction.current().afterCommit(batch::committed);
                batch.exchanges().forEach(exchange -> {
                    Beans.accept(exchange);
                    exchange.countAs(counter);
                });
                if (rollback.get()) {
                    FakeTransaction.current().setRollbackOnly();
                }
            };
            try (RunningPort running = RunningPort.auth(bean)) {
                running.peer.send(running.peer.access(1, "user"));
                running.awaitDiscarded(DiscardReason.NOT_STORED, 1);
                assertThat(counter.sum()).isZero();

                rollback.set(false);
                running.peer.ask(running.peer.access(2, "user"));

                assertThat(counter.sum()).isEqualTo(1);
            }
        }

        @Test
        void countsNoReply_thatWasDiscardedInTheEnd() {
            LongAdder counter = new LongAdder();
            RadiusListener bean = Beans.committing(exchange -> {
                Beans.accept(exchange);
                exchange.countAs(counter);
                exchange.discard(DiscardReason.STALE_TIMESTAMP);
            });
            try (RunningPort running = RunningPort.auth(bean)) {
                running.peer.send(running.peer.access(1, "user"));
                running.awaitDiscarded(DiscardReason.STALE_TIMESTAMP, 1);

                assertThat(counter.sum()).isZero();
            }
        }

        @Test
        void answersNothing_whenTheBeanMarksRollbackSilently() {
            AtomicBoolean rollback = new AtomicBoolean(true);
            RadiusListener bean = batch -> {
                FakeTransaction.current().afterCommit(batch::committed);
                batch.exchanges().forEach(Beans::accept);
                if (rollback.get()) {
                    FakeTransaction.current().setRollbackOnly();
                }
            };
            try (RunningPort running = RunningPort.auth(bean)) {
                RadiusPacket request = running.peer.send(running.peer.access(1, "user"));
                running.awaitDiscarded(DiscardReason.NOT_STORED, 1);
                assertThat(running.peer.arrived()).isEmpty();
                assertThat(running.log.lines("SLU-10007")).hasSize(1);

                rollback.set(false);
                assertThat(running.peer.ask(request).code()).isEqualTo(PacketCode.ACCESS_ACCEPT);
            }
        }

        @Test
        void answersNothing_whenABeanWithoutTransactionForgetsToCommit() {
            try (RunningPort running =
                    RunningPort.auth(batch -> batch.exchanges().forEach(Beans::accept))) {
                running.peer.send(running.peer.access(1, "user"));

                running.awaitDiscarded(DiscardReason.NOT_STORED, 1);
                assertThat(running.peer.arrived()).isEmpty();
            }
        }

        @Test
        void answersNothing_whenTheDatabaseGoesAwayDuringTheCommit() {
            AtomicBoolean goesAway = new AtomicBoolean(true);
            RadiusListener bean = batch -> {
                FakeTransaction.current().afterCommit(batch::committed);
                batch.exchanges().forEach(Beans::acknowledge);
                if (goesAway.get()) {
                    FakeTransaction.current().loseCommit(new SQLException("away", "08006"));
                }
            };
            try (RunningPort running = RunningPort.acct(bean)) {
                RadiusPacket request = running.peer.send(running.peer.accounting(1, 1, "s"));
                running.awaitDiscarded(DiscardReason.NOT_STORED, 1);
                assertThat(running.peer.arrived()).isEmpty();

                goesAway.set(false);
                assertThat(running.peer.ask(request).code()).isEqualTo(PacketCode.ACCOUNTING_RESPONSE);
            }
        }

        @Test
        void answersNothing_whenTheCommitFails() {
            RadiusListener bean = batch -> {
                FakeTransaction.current().afterCommit(batch::committed);
                FakeTransaction.current().failCommit(new SQLException("away", "08006"));
                batch.exchanges().forEach(Beans::acknowledge);
            };
            try (RunningPort running = RunningPort.acct(bean)) {
                running.peer.send(running.peer.accounting(1, 1, "s"));

                running.awaitDiscarded(DiscardReason.NOT_STORED, 1);
                assertThat(running.peer.arrived()).isEmpty();
            }
        }

        @Test
        void answersNothing_whenTheBeanFails_andGoesOnWithTheSameEndpoint() {
            AtomicInteger calls = new AtomicInteger();
            RadiusListener failing = batch -> {
                if (calls.incrementAndGet() == 1) {
                    throw new IllegalStateException("a fault of ours");
                }
                Beans.accepting().onRequests(batch);
            };
            try (RunningPort running = RunningPort.auth(failing)) {
                RadiusPacket request = running.peer.send(running.peer.access(1, "user"));
                running.awaitDiscarded(DiscardReason.NOT_STORED, 1);
                assertThat(running.peer.arrived()).isEmpty();

                running.peer.ask(request);

                assertThat(running.container.created()).isEqualTo(1);
            }
        }

        @Test
        void countsAsUndecided_whatACommittedBatchLeftOpen() {
            try (RunningPort running = RunningPort.auth(Beans.committing(exchange -> {}))) {
                running.peer.send(running.peer.access(1, "user"));

                running.awaitDiscarded(DiscardReason.UNDECIDED, 1);
                assertThat(running.peer.arrived()).isEmpty();
            }
        }

        @Test
        void countsTheBeansOwnReason() {
            RadiusListener bean = Beans.committing(exchange -> {
                Beans.accept(exchange);
                exchange.discard(DiscardReason.STALE_TIMESTAMP);
            });
            try (RunningPort running = RunningPort.auth(bean)) {
                running.peer.send(running.peer.access(1, "user"));

                running.awaitDiscarded(DiscardReason.STALE_TIMESTAMP, 1);
                assertThat(running.peer.arrived()).isEmpty();
            }
        }
    }

    @Nested
    class Log {

        @Test
        void tellsEachRootCause_onceAMinute() {
            RadiusListener failing = batch -> {
                String user = Beans.user(batch.exchanges().get(0));
                if (user.equals("argument")) {
                    throw new IllegalStateException("outer", new IllegalArgumentException("inner"));
                }
                if (user.equals("null")) {
                    throw new IllegalStateException("outer", new NullPointerException("inner"));
                }
            };
            try (RunningPort running = RunningPort.auth(failing)) {
                int sent = 0;
                for (String user : List.of("argument", "null", "argument", "argument", "silent", "null", "silent")) {
                    running.peer.send(running.peer.access(sent++, user));
                    running.awaitDiscarded(DiscardReason.NOT_STORED, sent);
                }
                assertThat(running.log.lines("SLU-10006")).hasSize(2);
                assertThat(running.log.lines("SLU-10007")).hasSize(1);

                running.time.advance(Duration.ofMinutes(1));
                running.peer.send(running.peer.access(sent++, "argument"));
                running.awaitDiscarded(DiscardReason.NOT_STORED, sent);
                Await.until("told again", () -> running.log.lines("SLU-10006").size() == 3);
                assertThat(running.log.lines("SLU-10006").get(2)).contains("(2 like it since the last message)");
            }
        }
    }

    @Nested
    class Poison {

        private static final int BATCH = 64;
        private static final String POISONOUS = "s17";

        @Test
        void costsOnlyThePoisonousExchange_whenTheStatementFails() {
            assertOnlyThePoisonIsLost(() -> {
                throw new RejectedBatch("no such value", new SQLException("too long", "22001"));
            });
        }

        @Test
        void costsOnlyThePoisonousExchange_whenTheSqlStateIsFarDownTheChain() {
            assertOnlyThePoisonIsLost(() -> {
                SQLException refused = new SQLException("batch", "40000");
                refused.setNextException(new SQLException("unique", "23505"));
                throw new IllegalStateException("outer", new RuntimeException("middle", refused));
            });
        }

        @Test
        void costsOnlyThePoisonousExchange_whenTheCommitFails() {
            assertOnlyThePoisonIsLost(
                    () -> FakeTransaction.current().failCommit(new SQLException("deferred constraint", "23503")));
        }

        private void assertOnlyThePoisonIsLost(Runnable poison) {
            Set<String> stored = new HashSet<>();
            List<String> storedTwice = new CopyOnWriteArrayList<>();
            RadiusListener store = batch -> {
                FakeTransaction.current().afterCommit(() -> {
                    batch.exchanges().forEach(each -> {
                        if (!stored.add(Beans.session(each))) {
                            storedTwice.add(Beans.session(each));
                        }
                    });
                    batch.committed();
                });
                batch.exchanges().forEach(Beans::acknowledge);
                if (batch.exchanges().stream()
                        .anyMatch(each -> Beans.session(each).equals(POISONOUS))) {
                    poison.run();
                }
            };
            Beans.Gate gate = new Beans.Gate(store);
            try (RunningPort running = RunningPort.acct(gate)) {
                running.peer.send(running.peer.accounting(0, 1, "before"));
                gate.awaitEntered();
                RadiusPacket poisonous = null;
                for (int i = 1; i <= BATCH; i++) {
                    RadiusPacket sent = running.peer.send(running.peer.accounting(i, 1, "s" + i));
                    poisonous = i == 17 ? sent : poisonous;
                }
                Await.until("all waiting", () -> running.port.waiting() == BATCH);

                gate.letGo();
                Await.until("63 and the first answered", () -> running.traffic.answered() == BATCH);
                running.awaitDiscarded(DiscardReason.POISONOUS, 1);

                assertThat(gate.sizes()).startsWith(1, 64, 32, 16);
                assertThat(stored).hasSize(BATCH).doesNotContain(POISONOUS);
                assertThat(storedTwice).isEmpty();
                assertThat(running.traffic.discards()).containsOnlyKeys(DiscardReason.POISONOUS);
                assertThat(running.log.lines("SLU-10008")).hasSize(1);

                // Its retransmissions do not spoil one batch after another.
                int deliveries = gate.sizes().size();
                running.peer.send(poisonous);
                running.awaitDiscarded(DiscardReason.POISONOUS, 2);
                assertThat(gate.sizes()).hasSize(deliveries);
            }
        }
    }

    @Nested
    class Unavailable {

        @Test
        void isNotBisected_andRetransmissionsAreTriedAnew() {
            AtomicBoolean away = new AtomicBoolean(true);
            RadiusListener bean = batch -> {
                if (away.get()) {
                    batch.unavailable();
                    throw new RejectedBatch("not because of the data", new SQLException("x", "23505"));
                }
                Beans.accounting().onRequests(batch);
            };
            Beans.Gate gate = new Beans.Gate(bean);
            gate.letGo();
            try (RunningPort running = RunningPort.acct(gate)) {
                RadiusPacket request = running.peer.send(running.peer.accounting(1, 1, "s"));
                running.awaitDiscarded(DiscardReason.NOT_STORED, 1);
                assertThat(running.peer.arrived()).isEmpty();
                assertThat(gate.sizes()).containsExactly(1);

                away.set(false);
                running.peer.ask(request);
            }
        }

        @Test
        void pausesDelivery_afterThreeInARow_andResumesOnItsOwn() {
            AtomicBoolean away = new AtomicBoolean(true);
            AtomicInteger deliveries = new AtomicInteger();
            RadiusListener bean = batch -> {
                deliveries.incrementAndGet();
                if (away.get()) {
                    throw new IllegalStateException(new SQLException("connection refused", "08001"));
                }
                Beans.accepting().onRequests(batch);
            };
            try (RunningPort running = RunningPort.auth(bean)) {
                for (int i = 1; i <= 20; i++) {
                    running.peer.send(running.peer.access(i, "user"));
                    running.awaitDiscarded(DiscardReason.NOT_STORED, i);
                }
                assertThat(deliveries).hasValue(3);
                assertThat(running.log.lines("SLU-10009")).hasSize(1);
                assertThat(running.log.lines("SLU-10006")).hasSize(1);

                running.time.advance(Duration.ofMillis(51));
                running.peer.send(running.peer.access(30, "user"));
                running.awaitDiscarded(DiscardReason.NOT_STORED, 21);
                assertThat(deliveries).hasValue(4);

                away.set(false);
                running.time.advance(Duration.ofSeconds(1));
                running.peer.ask(running.peer.access(31, "user"));
                assertThat(running.log.lines("SLU-10010")).hasSize(1);
            }
        }

        @Test
        void makesANewEndpoint_onceTheContainerHasOne() {
            try (RunningPort running = RunningPort.auth(Beans.accepting())) {
                running.container.refuseEndpoints(1);
                RadiusPacket request = running.peer.send(running.peer.access(1, "user"));
                running.awaitDiscarded(DiscardReason.NOT_STORED, 1);

                running.peer.ask(request);

                assertThat(running.container.created()).isEqualTo(1);
            }
        }
    }
}
