package io.sluice.cli.nas.simulate.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.cli.nas.simulate.bng.CoaAnswer;
import io.sluice.cli.nas.simulate.bng.Message;
import io.sluice.cli.nas.simulate.bng.Outbox;
import io.sluice.radius.dictionary.NamedAttribute;
import io.sluice.radius.packet.PacketCode;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CoaPortTest {

    private static final InetSocketAddress SERVER = new InetSocketAddress("127.0.0.1", 40_000);

    private final Line line = new Line();
    private int decided;
    private int done;
    private boolean silent;
    private long lateBy;
    private boolean twice;

    private CoaPort port(long delay) {
        return new CoaPort(line.wiring(Weather.Conditions.FAIR), this::decide, delay);
    }

    private CoaAnswer decide(Message request) {
        decided++;
        return new CoaAnswer(
                silent ? Optional.empty() : Optional.of(new Message(PacketCode.COA_ACK, List.of())),
                silent ? "silent" : "ack",
                "",
                () -> done++,
                lateBy,
                twice);
    }

    private static byte[] command(int identifier, String session, byte[] secret) {
        Message request =
                new Message(PacketCode.COA_REQUEST, List.of(new NamedAttribute("Acct-Session-Id", 0, session)));
        return new SluiceCodec(secret, LoginMethod.PAP, new SplittableRandom(0))
                .request(new Outbox.Request(request, null, "", answer -> {}), identifier);
    }

    @Test
    void answersARepeatAlike_andActsOnce() {
        CoaPort port = port(0);
        byte[] command = command(1, "a", Line.SECRET);

        port.receive(SERVER, command);
        line.now = 299_999;
        port.receive(SERVER, command);

        assertThat(line.sent).hasSize(2);
        assertThat(line.sent.get(1)).isEqualTo(line.sent.get(0));
        assertThat(decided).isEqualTo(1);
        assertThat(done).isEqualTo(1);
        assertThat(line.verdicts).containsExactly("< ack", "> sent", "< duplicate");
    }

    @Test
    void takesTheSameIdentifierForNew_whenTheRequestIs() {
        CoaPort port = port(0);

        port.receive(SERVER, command(1, "a", Line.SECRET));
        port.receive(SERVER, command(1, "b", Line.SECRET));
        port.receive(new InetSocketAddress("127.0.0.1", 40_001), command(1, "b", Line.SECRET));

        assertThat(decided).isEqualTo(3);
    }

    @Test
    void forgetsWhatIsTooOldToBeARepeat() {
        CoaPort port = port(0);
        byte[] command = command(1, "a", Line.SECRET);

        port.receive(SERVER, command);
        line.now = 300_000;
        port.receive(SERVER, command);

        assertThat(decided).isEqualTo(2);
    }

    @Test
    void isSilent_toWhoeverDoesNotKnowTheSecret() {
        port(0).receive(SERVER, command(1, "a", "guessed".getBytes(StandardCharsets.UTF_8)));

        assertThat(line.sent).isEmpty();
        assertThat(decided).isZero();
        assertThat(line.verdicts).containsExactly("< wrong-authenticator");
    }

    @Test
    void answersLate_andActsThen() {
        CoaPort port = port(500);
        byte[] command = command(1, "a", Line.SECRET);

        port.receive(SERVER, command);
        port.receive(SERVER, command);
        line.passTo(499);
        assertThat(line.sent).isEmpty();
        assertThat(done).isZero();

        line.passTo(500);
        assertThat(line.sent).hasSize(1);
        assertThat(done).isEqualTo(1);
    }

    @Test
    void actsAtOnce_whenOnlyTheAnswerIsLate() {
        lateBy = 5_000;
        CoaPort port = port(0);
        byte[] command = command(1, "a", Line.SECRET);

        port.receive(SERVER, command);
        assertThat(done).isEqualTo(1);
        port.receive(SERVER, command);
        line.passTo(4_999);
        assertThat(line.sent).isEmpty();

        line.passTo(5_000);
        assertThat(line.sent).hasSize(1);
        assertThat(done).isEqualTo(1);
    }

    @Test
    void answersTwiceAlike_andActsOnce() {
        twice = true;

        port(0).receive(SERVER, command(1, "a", Line.SECRET));

        assertThat(line.sent).hasSize(2);
        assertThat(line.sent.get(1)).isEqualTo(line.sent.get(0));
        assertThat(done).isEqualTo(1);
    }

    @Test
    void staysSilentToRepeats_whereItKeptSilent() {
        silent = true;
        CoaPort port = port(0);
        byte[] command = command(1, "a", Line.SECRET);

        port.receive(SERVER, command);
        port.receive(SERVER, command);

        assertThat(line.sent).isEmpty();
        assertThat(decided).isEqualTo(1);
    }
}
