package io.sluice.cli.nas.simulate;

import io.sluice.cli.nas.Progress;
import io.sluice.cli.nas.simulate.bng.Agenda;
import io.sluice.cli.nas.simulate.bng.Bng;
import io.sluice.cli.nas.simulate.bng.BngSettings;
import io.sluice.cli.nas.simulate.bng.SubscriberLine;
import io.sluice.cli.nas.simulate.bng.Tally;
import io.sluice.cli.nas.simulate.wire.CoaPort;
import io.sluice.cli.nas.simulate.wire.Exchanges;
import io.sluice.cli.nas.simulate.wire.Ledger;
import io.sluice.cli.nas.simulate.wire.Network.ServerPort;
import io.sluice.cli.nas.simulate.wire.RetryTimes;
import io.sluice.cli.nas.simulate.wire.UdpNetwork;
import io.sluice.cli.nas.simulate.wire.Weather;
import io.sluice.cli.nas.simulate.wire.WireCodec;
import java.io.IOException;
import java.io.Writer;
import java.net.SocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A BNG at work between real sockets and real time, on the thread that calls {@link #run}. Two clocks turn: retransmissions, delays and
 * logins go by the real one, everything else by the simulated one.
 */
public final class Simulation implements UdpNetwork.Receiver {

    /** So that a change of phase and an end asked for from outside are noticed soon. */
    private static final long LONGEST_WAIT = 100;

    private final Agenda realAgenda = new Agenda();
    private final Tally wireTally = new Tally(
            "authRequests", "authUnanswered", "acctRequests", "acctUnanswered", "retransmissions", "badReplies");
    private SimulatedTime simulated;
    private final Plan plan;
    private final UdpNetwork network;
    private final Ledger ledger;
    private final Exchanges exchanges;
    private final CoaPort coa;
    private final Bng bng;
    private long flushedAt;
    private volatile boolean endAsked;

    /**
     * What is to be simulated.
     *
     * @param duration simulated time after which all log out, null for never
     * @param window most requests unanswered at a time, for each port of the server
     * @param coaDelay real time before a CoA-Request is answered
     */
    public record Plan(
            BngSettings settings,
            List<SubscriberLine> lines,
            double speed,
            @Nullable Duration duration,
            RetryTimes retries,
            int lanes,
            int window,
            Duration coaDelay,
            Weather.Conditions weather,
            RandomGenerator random,
            InstantSource clock) {}

    public Simulation(Plan plan, WireCodec codec, UdpNetwork network, @Nullable Writer ledgerFile) {
        this.plan = plan;
        this.network = network;
        simulated = new SimulatedTime(millis(), plan.speed());
        ledger = new Ledger(ledgerFile, plan.clock(), () -> simulated.at(millis()));
        Weather weather = new Weather(plan.weather(), realAgenda, Simulation::millis, plan.random(), wireTally);
        Exchanges.Wiring wiring = new Exchanges.Wiring(
                codec, network, weather, realAgenda, Simulation::millis, plan.random(), ledger, wireTally);
        exchanges = new Exchanges(wiring, plan.retries(), plan.lanes(), plan.window());
        bng = new Bng(
                plan.settings(),
                plan.lines(),
                new Bng.Surroundings(new Agenda(), exchanges, ledger, plan.random(), plan.clock()));
        coa = new CoaPort(wiring, bng::command, plan.coaDelay().toMillis());
    }

    private static long millis() {
        return System.nanoTime() / 1_000_000;
    }

    /** Has everybody log out and the simulation end; for any thread. */
    public void end() {
        endAsked = true;
        network.wakeUp();
    }

    /** Runs until the plan is through or {@link #end} was called and all have logged out. */
    public void run(Progress progress) throws IOException {
        simulated = new SimulatedTime(millis(), plan.speed());
        bng.powerOn();
        while (bng.state() != Bng.State.DONE) {
            turn();
            show(progress);
            network.await(untilNext(), this);
        }
        ledger.flush();
    }

    private void turn() {
        long now = millis();
        long simulatedNow = simulated.at(now);
        if (plan.duration() != null && simulatedNow >= plan.duration().toMillis()) {
            bng.advance(plan.duration().toMillis());
            powerOff();
        }
        bng.advance(simulatedNow);
        if (endAsked) {
            powerOff();
        }
        for (var due = realAgenda.poll(now); due.isPresent(); due = realAgenda.poll(now)) {
            due.get().task().run();
        }
    }

    private void powerOff() {
        exchanges.end();
        bng.powerOff();
    }

    private long untilNext() {
        long now = millis();
        long wait = LONGEST_WAIT;
        OptionalLong real = realAgenda.nextDue();
        if (real.isPresent()) {
            wait = Math.min(wait, real.getAsLong() - now);
        }
        OptionalLong next = bng.nextDue();
        if (next.isPresent()) {
            wait = Math.min(wait, simulated.real(next.getAsLong()) - now);
        }
        if (plan.duration() != null) {
            wait = Math.min(wait, Math.max(1, simulated.real(plan.duration().toMillis()) - now));
        }
        return bng.state() == Bng.State.DONE ? 0 : wait;
    }

    @Override
    public void reply(ServerPort port, int lane, byte[] datagram) {
        bng.advance(simulated.at(millis()));
        exchanges.receive(port, lane, datagram);
    }

    @Override
    public void command(SocketAddress source, byte[] datagram) {
        bng.advance(simulated.at(millis()));
        coa.receive(source, datagram);
    }

    private void show(Progress progress) {
        long now = millis();
        progress.show(phase(), share(now), this::detail, now);
        if (now - flushedAt >= LONGEST_WAIT) {
            flushedAt = now;
            ledger.flush();
        }
    }

    private String detail() {
        return String.format(
                Locale.ROOT,
                "%d sessions, %d services, %d requests, %d CoA",
                bng.sessionsOpen(),
                bng.servicesRunning(),
                wireTally.of("authRequests") + wireTally.of("acctRequests"),
                wireTally.of("coaRequests"));
    }

    private String phase() {
        return switch (bng.state()) {
            case OFF, BOOTING -> "booting";
            case LOGGING_IN -> "logging in";
            case ONLINE -> "online";
            case DOWN -> "rebooting";
            case LOGGING_OUT, DONE -> "logging out";
        };
    }

    private double share(long now) {
        return switch (bng.state()) {
            case OFF, BOOTING, DOWN -> 0;
            case LOGGING_IN -> (double) bng.settledLogins() / plan.lines().size();
            case ONLINE ->
                plan.duration() == null
                        ? 1
                        : Math.min(
                                1, (double) simulated.at(now) / plan.duration().toMillis());
            case LOGGING_OUT, DONE -> 1;
        };
    }

    /** What happened at the BNG. */
    public Tally sessions() {
        return bng.tally();
    }

    /** What happened on the line. */
    public Tally packets() {
        return wireTally;
    }
}
