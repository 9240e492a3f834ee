package io.sluice.cli.nas.simulate.wire;

import io.sluice.cli.nas.simulate.bng.CoaAnswer;
import io.sluice.cli.nas.simulate.bng.Message;
import io.sluice.cli.nas.simulate.wire.Reading.Verdict;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The port at which the BNG takes CoA- and Disconnect-Requests. What is not genuine gets no answer; a repeat gets the answer of the
 * first (RFC 5176 §2.3, RFC 5080 §2.2.2), and nothing is done twice.
 */
public final class CoaPort {

    /** As long as an Event-Timestamp is believed. */
    private static final long REMEMBERED = 300_000;

    private final Exchanges.Wiring wiring;
    private final Function<Message, CoaAnswer> bng;
    private final long delay;
    private final Map<Key, Seen> seen = new LinkedHashMap<>();

    private record Key(SocketAddress source, int identifier) {}

    /** A request that was taken in; the answer is null until it leaves, and stays so where the BNG kept silent. */
    private static final class Seen {
        private final byte[] authenticator;
        private final long at;
        private byte @Nullable [] answer;

        Seen(byte[] authenticator, long at) {
            this.authenticator = authenticator;
            this.at = at;
        }
    }

    /**
     * @param bng decides on what is genuine and new
     * @param delay milliseconds before an answer leaves
     */
    public CoaPort(Exchanges.Wiring wiring, Function<Message, CoaAnswer> bng, long delay) {
        this.wiring = wiring;
        this.bng = bng;
        this.delay = delay;
    }

    /** Takes in a datagram that arrived. */
    public void receive(SocketAddress source, byte[] datagram) {
        String happened = wiring.weather().pass(() -> accept(source, datagram));
        if (happened.equals("lost")) {
            log(false, datagram, null, "", "lost");
        }
    }

    private void accept(SocketAddress source, byte[] datagram) {
        Reading reading = wiring.codec().command(datagram);
        Message request = reading.message();
        if (reading.verdict() != Verdict.GENUINE || request == null) {
            wiring.tally().count("coaDiscarded");
            log(false, datagram, request, "", reading.verdict().toString());
            return;
        }
        forgetOld();
        Key key = new Key(source, datagram[1] & 0xff);
        byte[] authenticator = Arrays.copyOfRange(datagram, 4, 20);
        Seen before = seen.get(key);
        if (before != null && Arrays.equals(before.authenticator, authenticator)) {
            repeat(source, datagram, request, before);
            return;
        }
        seen.remove(key);
        Seen now = new Seen(authenticator, wiring.millis().getAsLong());
        seen.put(key, now);
        decide(source, datagram, request, now);
    }

    private void repeat(SocketAddress source, byte[] datagram, Message request, Seen before) {
        wiring.tally().count("coaDuplicates");
        log(false, datagram, request, CoaAnswer.session(request), "duplicate");
        if (before.answer != null) {
            transmit(source, before.answer);
        }
    }

    private void decide(SocketAddress source, byte[] datagram, Message request, Seen now) {
        CoaAnswer answer = bng.apply(request);
        wiring.tally().count("coaRequests");
        wiring.tally().count("coa:" + answer.verdict());
        log(false, datagram, request, answer.session(), answer.verdict());
        answer.reply().ifPresent(reply -> {
            byte[] octets = wiring.codec().answer(reply, datagram);
            if (answer.lateBy() > 0) {
                after(delay, answer.effect());
                after(delay + answer.lateBy(), () -> leave(source, datagram, now, octets, reply, answer));
            } else {
                after(delay, () -> {
                    leave(source, datagram, now, octets, reply, answer);
                    answer.effect().run();
                });
            }
        });
    }

    private void after(long millis, Runnable task) {
        if (millis == 0) {
            task.run();
        } else {
            wiring.agenda().at(wiring.millis().getAsLong() + millis, task);
        }
    }

    private void leave(SocketAddress source, byte[] request, Seen now, byte[] octets, Message reply, CoaAnswer answer) {
        now.answer = octets;
        for (int i = 0; i < (answer.twice() ? 2 : 1); i++) {
            log(true, request, reply, answer.session(), transmit(source, octets));
        }
    }

    private String transmit(SocketAddress to, byte[] octets) {
        String happened = wiring.weather().pass(() -> wiring.network().answer(to, octets.clone()));
        return happened.equals("passed") ? "sent" : happened;
    }

    private void forgetOld() {
        long oldest = wiring.millis().getAsLong() - REMEMBERED;
        for (Iterator<Seen> each = seen.values().iterator(); each.hasNext(); ) {
            if (each.next().at > oldest) {
                return;
            }
            each.remove();
        }
    }

    private void log(boolean sent, byte[] datagram, @Nullable Message message, String session, String verdict) {
        int identifier = datagram.length > 1 ? datagram[1] & 0xff : 0;
        wiring.log().packet(sent, "coa", identifier, message, session, verdict);
    }
}
