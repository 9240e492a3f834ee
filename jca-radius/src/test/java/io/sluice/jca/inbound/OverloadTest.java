package io.sluice.jca.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.jca.fake.Await;
import io.sluice.jca.fake.Peer;
import io.sluice.radius.connector.DiscardReason;
import io.sluice.radius.packet.RadiusPacket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverloadTest {

    private static final int START = 1;
    private static final int STOP = 2;
    private static final int INTERIM = 3;

    private final Beans.Gate gate = new Beans.Gate(Beans.accounting());

    private List<String> deliveredAfterTheFirst() {
        return gate.batches().stream()
                .skip(1)
                .flatMap(List::stream)
                .map(Beans::session)
                .toList();
    }

    private static void occupy(RunningPort running, Beans.Gate gate) {
        running.peer.send(running.peer.accounting(255, START, "first"));
        gate.awaitEntered();
    }

    @Test
    void shedsTheNewestInterims_andKeepsStops() {
        try (RunningPort running = RunningPort.acct(4, gate)) {
            occupy(running, gate);
            send(running, INTERIM, "i1", "i2", "i3");
            send(running, START, "s1");
            Await.until("full", () -> running.port.waiting() == 4);

            send(running, INTERIM, "i4");
            running.awaitDiscarded(DiscardReason.OVERLOAD, 1);
            send(running, STOP, "x1", "x2");
            running.awaitDiscarded(DiscardReason.OVERLOAD, 3);
            gate.letGo();
            Await.until("five answered", () -> running.traffic.answered() == 5);

            assertThat(deliveredAfterTheFirst()).containsExactly("i1", "s1", "x1", "x2");
            assertThat(running.traffic.discarded(DiscardReason.OVERLOAD)).isEqualTo(3);
        }
    }

    @Test
    void takesStopsBeyondTheLimit_andShedsThemOnlyAtTwiceAsMany() {
        try (RunningPort running = RunningPort.acct(3, gate)) {
            occupy(running, gate);
            send(running, STOP, "x1", "x2", "x3", "x4", "x5", "x6");
            Await.until("hard limit", () -> running.port.waiting() == 6);

            send(running, STOP, "x7");
            running.awaitDiscarded(DiscardReason.OVERLOAD, 1);
            send(running, INTERIM, "i1");
            running.awaitDiscarded(DiscardReason.OVERLOAD, 2);
            gate.letGo();
            Await.until("seven answered", () -> running.traffic.answered() == 7);

            assertThat(deliveredAfterTheFirst()).containsExactly("x1", "x2", "x3", "x4", "x5", "x6");
        }
    }

    @Test
    void triesAgain_whatWasShed() {
        try (RunningPort running = RunningPort.acct(1, gate)) {
            occupy(running, gate);
            RadiusPacket waiting = running.peer.send(running.peer.accounting(1, STOP, "x"));
            Await.until("full", () -> running.port.waiting() == 1);
            RadiusPacket shed = running.peer.send(running.peer.accounting(2, INTERIM, "i"));
            running.awaitDiscarded(DiscardReason.OVERLOAD, 1);
            gate.letGo();
            running.peer.receive();
            running.peer.reply(waiting);

            running.peer.ask(shed);
        }
    }

    @Test
    void leavesWhatWaits_whenThePortCloses() {
        RunningPort running = RunningPort.acct(100, gate);
        Peer peer = running.peer;
        occupy(running, gate);
        send(running, STOP, "x1", "x2");
        Await.until("waiting", () -> running.port.waiting() == 2);
        Thread closing = new Thread(running::close);
        closing.start();
        running.awaitDiscarded(DiscardReason.NOT_STORED, 2);

        gate.letGo();
        try {
            closing.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }

        // What was being delivered when the port closed has been answered.
        assertThat(running.traffic.answered()).isEqualTo(1);
        assertThat(deliveredAfterTheFirst()).isEmpty();
        assertThat(peer).isNotNull();
    }

    private final List<Integer> used = new ArrayList<>();

    private void send(RunningPort running, int status, String... sessions) {
        for (String session : sessions) {
            running.peer.send(running.peer.accounting(used.size(), status, session));
            used.add(used.size());
        }
    }
}
