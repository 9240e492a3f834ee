package io.sluice.cli.nas.simulate.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.cli.nas.simulate.bng.Message;
import io.sluice.cli.nas.simulate.bng.Outbox;
import io.sluice.cli.nas.simulate.wire.Network.ServerPort;
import io.sluice.radius.dictionary.NamedAttribute;
import io.sluice.radius.packet.PacketCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExchangesTest {

    private static final RetryTimes TIMES = RetryTimes.RFC_5080;

    private final Line line = new Line();
    private final List<Optional<Message>> answers = new ArrayList<>();

    private Exchanges exchanges(Weather.Conditions conditions, int lanes, int window) {
        return new Exchanges(line.wiring(conditions), TIMES, lanes, window);
    }

    private Outbox.Request start() {
        return new Outbox.Request(
                new Message(PacketCode.ACCOUNTING_REQUEST, List.of(new NamedAttribute("Acct-Status-Type", 0, "Start"))),
                null,
                "",
                answers::add);
    }

    private static byte[] response(byte[] request, byte[] secret) {
        return new SluiceCodec(secret, LoginMethod.PAP, new SplittableRandom(0))
                .answer(new Message(PacketCode.ACCOUNTING_RESPONSE, List.of()), request);
    }

    @Test
    void takesAGenuineAnswer_once() {
        Exchanges exchanges = exchanges(Weather.Conditions.FAIR, 1, 8);
        exchanges.send(start());
        byte[] response = response(line.sent.get(0), Line.SECRET);

        exchanges.receive(ServerPort.ACCT, 0, response);
        exchanges.receive(ServerPort.ACCT, 0, response);

        assertThat(answers).hasSize(1);
        assertThat(answers.get(0)).isPresent();
        assertThat(line.verdicts).containsExactly("> sent", "< genuine", "< late");
    }

    @Test
    void ignoresAForgedAnswer() {
        Exchanges exchanges = exchanges(Weather.Conditions.FAIR, 1, 8);
        exchanges.send(start());

        exchanges.receive(ServerPort.ACCT, 0, response(line.sent.get(0), "x".getBytes(StandardCharsets.UTF_8)));

        assertThat(answers).isEmpty();
        assertThat(line.tally.of("badReplies")).isEqualTo(1);
    }

    /** RFC 5080 §2.2.1 with RAND in ±0.1: after about 2, 6 and 14 s; 30 s end it. */
    @Test
    void repeatsOctetForOctet_lessAndLessOften_thenGivesUp() {
        Exchanges exchanges = exchanges(Weather.Conditions.FAIR, 1, 8);
        exchanges.send(start());

        line.passTo(1_799);
        assertThat(line.sent).hasSize(1);
        line.passTo(2_200);
        assertThat(line.sent).hasSize(2);
        line.passTo(7_100);
        assertThat(line.sent).hasSize(3);
        line.passTo(29_999);
        assertThat(answers).isEmpty();
        line.passTo(30_000);

        assertThat(answers).containsExactly(Optional.empty());
        assertThat(line.sent).allSatisfy(each -> assertThat(each).isEqualTo(line.sent.get(0)));
        assertThat(line.verdicts).endsWith("> given-up");
        line.passTo(100_000);
        assertThat(answers).hasSize(1);
    }

    @Test
    void keepsWithinItsWindow_andSpreadsOverItsSourcePorts() {
        Exchanges exchanges = exchanges(Weather.Conditions.FAIR, 2, 3);
        for (int i = 0; i < 5; i++) {
            exchanges.send(start());
        }
        assertThat(line.sent).hasSize(3);
        assertThat(line.lanes).containsExactly(0, 1, 0);

        exchanges.receive(ServerPort.ACCT, 1, response(line.sent.get(1), Line.SECRET));

        assertThat(line.sent).hasSize(4);
        assertThat(Arrays.copyOf(line.sent.get(3), 2)).isEqualTo(new byte[] {4, 1});
    }

    @Test
    void neverUsesAnIdentifierTwiceAtATime() {
        Exchanges exchanges = exchanges(Weather.Conditions.FAIR, 1, 1_000);
        for (int i = 0; i < 300; i++) {
            exchanges.send(start());
        }

        assertThat(line.sent).hasSize(256);
        assertThat(line.sent.stream().map(each -> each[1]).distinct()).hasSize(256);
    }

    @Test
    void forgetsAll_whenThePowerGoes() {
        Exchanges exchanges = exchanges(Weather.Conditions.FAIR, 1, 1);
        exchanges.send(start());
        exchanges.send(start());

        exchanges.forget();
        line.passTo(60_000);

        assertThat(line.sent).hasSize(1);
        assertThat(answers).isEmpty();
    }

    @Test
    void givesUpAllThatWaits_whenTheServerIsGoneAtTheEnd() {
        Exchanges exchanges = exchanges(Weather.Conditions.FAIR, 1, 2);
        for (int i = 0; i < 10; i++) {
            exchanges.send(start());
        }

        exchanges.end();
        line.passTo(30_000);

        assertThat(answers).hasSize(10).containsOnly(Optional.empty());
    }

    @Test
    void comesThroughBadWeather() {
        Exchanges exchanges = exchanges(new Weather.Conditions(0.2, 0.2, 0.2), 4, 64);
        for (int i = 0; i < 200; i++) {
            exchanges.send(start());
        }
        int answered = 0;
        for (long time = 0; time < 30_000; time += 10) {
            for (; answered < line.sent.size(); answered++) {
                exchanges.receive(
                        ServerPort.ACCT, line.lanes.get(answered), response(line.sent.get(answered), Line.SECRET));
            }
            line.passTo(time);
        }

        assertThat(answers).hasSize(200).allMatch(Optional::isPresent);
        assertThat(line.tally.of("datagramsLost")).isPositive();
        assertThat(line.tally.of("datagramsDuplicated")).isPositive();
        assertThat(line.tally.of("datagramsDelayed")).isPositive();
        assertThat(line.tally.of("retransmissions")).isPositive();
    }
}
