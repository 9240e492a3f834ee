package io.sluice.cli.nas.simulate.wire;

import io.sluice.cli.nas.simulate.bng.Agenda;
import io.sluice.cli.nas.simulate.bng.Message;
import io.sluice.cli.nas.simulate.bng.Tally;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A line without sockets: keeps what is sent, at a time that is set by hand. */
final class Line implements Network, PacketLog {

    static final byte[] SECRET = "the shared secret".getBytes(StandardCharsets.UTF_8);

    final List<byte[]> sent = new ArrayList<>();
    final List<Integer> lanes = new ArrayList<>();
    final List<String> verdicts = new ArrayList<>();
    final Agenda agenda = new Agenda();
    final Tally tally = new Tally();
    final SplittableRandom random = new SplittableRandom(3);
    long now;

    Exchanges.Wiring wiring(Weather.Conditions conditions) {
        return new Exchanges.Wiring(
                new SluiceCodec(SECRET, LoginMethod.PAP, random),
                this,
                new Weather(conditions, agenda, () -> now, random, tally),
                agenda,
                () -> now,
                random,
                this,
                tally);
    }

    void passTo(long time) {
        for (var due = agenda.poll(time); due.isPresent(); due = agenda.poll(time)) {
            now = due.get().at();
            due.get().task().run();
        }
        now = time;
    }

    @Override
    public void send(ServerPort port, int lane, byte[] datagram) {
        sent.add(datagram);
        lanes.add(lane);
    }

    @Override
    public void answer(SocketAddress to, byte[] datagram) {
        sent.add(datagram);
    }

    @Override
    public void packet(
            boolean out, String port, int identifier, @Nullable Message message, String session, String verdict) {
        verdicts.add((out ? "> " : "< ") + verdict);
    }
}
