package io.sluice.cli.nas.simulate.wire;

import io.sluice.cli.nas.simulate.bng.Agenda;
import io.sluice.cli.nas.simulate.bng.Message;
import io.sluice.cli.nas.simulate.bng.Outbox;
import io.sluice.cli.nas.simulate.bng.Tally;
import io.sluice.cli.nas.simulate.wire.Network.ServerPort;
import io.sluice.cli.nas.simulate.wire.Reading.Verdict;
import io.sluice.radius.packet.PacketCode;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The BNG's own requests on their way: gives each a source port and an identifier, repeats it octet for octet until it is answered or
 * given up, and lets only genuine answers count. What finds no place waits.
 */
public final class Exchanges implements Outbox {

    private static final int IDENTIFIERS = 256;

    private final Map<ServerPort, Side> sides = new EnumMap<>(ServerPort.class);
    private final Wiring wiring;
    private final RetryTimes times;
    private final int window;
    private boolean ending;

    /**
     * What this needs of the world.
     *
     * @param agenda goes by {@code millis}, which is real time
     */
    public record Wiring(
            WireCodec codec,
            Network network,
            Weather weather,
            Agenda agenda,
            LongSupplier millis,
            RandomGenerator random,
            PacketLog log,
            Tally tally) {}

    /**
     * @param lanes source ports for each port of the server
     * @param window most requests that are unanswered at a time, for each port of the server
     */
    public Exchanges(Wiring wiring, RetryTimes times, int lanes, int window) {
        this.wiring = wiring;
        this.times = times;
        this.window = window;
        for (ServerPort port : ServerPort.values()) {
            sides.put(port, new Side(port, lanes));
        }
    }

    @Override
    public void send(Request request) {
        ServerPort port = request.message().code() == PacketCode.ACCESS_REQUEST ? ServerPort.AUTH : ServerPort.ACCT;
        side(port).send(request);
    }

    @Override
    public void forget() {
        sides.values().forEach(Side::forget);
    }

    /** From now on, what waits is given up together once the server has been silent for as long as one request is tried. */
    public void end() {
        ending = true;
    }

    /** Takes in a datagram that arrived at a source port of ours. */
    public void receive(ServerPort port, int lane, byte[] datagram) {
        String happened = wiring.weather.pass(() -> side(port).accept(lane, datagram));
        if (happened.equals("lost")) {
            wiring.log.packet(false, name(port), identifier(datagram), null, "", "lost");
        }
    }

    private Side side(ServerPort port) {
        return Objects.requireNonNull(sides.get(port));
    }

    private static int identifier(byte[] datagram) {
        return datagram.length > 1 ? datagram[1] & 0xff : 0;
    }

    private static String name(ServerPort port) {
        return port.name().toLowerCase(Locale.ROOT);
    }

    /** One request on its way. */
    private static final class Exchange {
        private final Request request;
        private final int lane;
        private final int identifier;
        private final byte[] octets;
        private final long since;
        private int sent;
        private long wait;

        Exchange(Request request, int lane, int identifier, byte[] octets, long since) {
            this.request = request;
            this.lane = lane;
            this.identifier = identifier;
            this.octets = octets;
            this.since = since;
        }
    }

    /** Everything towards one port of the server. */
    private final class Side {
        private final ServerPort port;
        private final @Nullable Exchange[][] lanes;
        private final int[] next;
        private final Deque<Request> waiting = new ArrayDeque<>();
        private int turn;
        private int underWay;
        private long answeredAt;

        Side(ServerPort port, int lanes) {
            this.port = port;
            this.lanes = new Exchange[lanes][IDENTIFIERS];
            next = new int[lanes];
            answeredAt = wiring.millis.getAsLong();
        }

        void send(Request request) {
            waiting.add(request);
            fill();
        }

        void forget() {
            waiting.clear();
            underWay = 0;
            for (Exchange[] lane : lanes) {
                Arrays.fill(lane, null);
            }
        }

        private void fill() {
            while (!waiting.isEmpty() && underWay < window && hasRoom()) {
                int identifier = next[turn] % IDENTIFIERS;
                next[turn]++;
                Request request = waiting.remove();
                byte[] octets = wiring.codec.request(request, identifier);
                Exchange exchange = new Exchange(request, turn, identifier, octets, wiring.millis.getAsLong());
                lanes[turn][identifier] = exchange;
                turn = (turn + 1) % lanes.length;
                underWay++;
                wiring.tally.count(name(port) + "Requests");
                exchange.wait = times.first(wiring.random);
                transmit(exchange);
            }
        }

        /** Turns to a source port whose next identifier is free; those are used in turn, so that a late answer meets nobody new. */
        private boolean hasRoom() {
            for (int tried = 0; tried < lanes.length; tried++) {
                if (lanes[turn][next[turn] % IDENTIFIERS] == null) {
                    return true;
                }
                turn = (turn + 1) % lanes.length;
            }
            return false;
        }

        private void transmit(Exchange exchange) {
            exchange.sent++;
            String happened =
                    wiring.weather.pass(() -> wiring.network.send(port, exchange.lane, exchange.octets.clone()));
            String verdict = happened.equals("passed") ? (exchange.sent > 1 ? "retransmitted" : "sent") : happened;
            log(true, exchange, exchange.request.message(), verdict);
            long givenUp = exchange.since + times.duration();
            wiring.agenda.at(Math.min(wiring.millis.getAsLong() + exchange.wait, givenUp), () -> timeOut(exchange));
        }

        private void timeOut(Exchange exchange) {
            if (lanes[exchange.lane][exchange.identifier] != exchange) {
                return;
            }
            long age = wiring.millis.getAsLong() - exchange.since;
            if (exchange.sent < times.most() && age < times.duration()) {
                exchange.wait = times.after(exchange.wait, wiring.random);
                wiring.tally.count("retransmissions");
                transmit(exchange);
                return;
            }
            wiring.tally.count(name(port) + "Unanswered");
            log(true, exchange, exchange.request.message(), "given-up");
            if (ending && wiring.millis.getAsLong() - answeredAt >= times.duration()) {
                giveUpWaiting();
            }
            settle(exchange, Optional.empty());
        }

        /** Nobody has answered for as long as one request is tried: no use in trying all others one after another. */
        private void giveUpWaiting() {
            while (!waiting.isEmpty()) {
                Request request = waiting.remove();
                wiring.tally.count(name(port) + "Unanswered");
                wiring.log.packet(true, name(port), 0, request.message(), request.session(), "given-up");
                request.answered().accept(Optional.empty());
            }
        }

        void accept(int lane, byte[] datagram) {
            int identifier = identifier(datagram);
            Exchange exchange = lanes[lane][identifier];
            if (exchange == null) {
                wiring.tally.count("lateReplies");
                wiring.log.packet(false, name(port), identifier, null, "", "late");
                return;
            }
            Reading reading = wiring.codec.reply(datagram, exchange.octets);
            log(false, exchange, reading.message(), reading.verdict().toString());
            if (reading.verdict() != Verdict.GENUINE || reading.message() == null) {
                wiring.tally.count("badReplies");
                return;
            }
            wiring.tally.count(name(port) + "Replies");
            answeredAt = wiring.millis.getAsLong();
            settle(exchange, Optional.of(reading.message()));
        }

        private void settle(Exchange exchange, Optional<Message> answer) {
            lanes[exchange.lane][exchange.identifier] = null;
            underWay--;
            exchange.request.answered().accept(answer);
            fill();
        }

        private void log(boolean sent, Exchange exchange, @Nullable Message message, String verdict) {
            wiring.log.packet(sent, name(port), exchange.identifier, message, exchange.request.session(), verdict);
        }
    }
}
