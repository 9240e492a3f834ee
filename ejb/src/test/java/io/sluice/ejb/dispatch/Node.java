package io.sluice.ejb.dispatch;

import io.sluice.dialect.Dialects;
import io.sluice.ejb.lease.LeaseTable;
import io.sluice.ejb.lease.Leased;
import io.sluice.ejb.platform.SettableClock;
import io.sluice.ejb.platform.Settings;
import io.sluice.nas.Confirmation;
import io.sluice.nas.DialectName;
import io.sluice.nas.MutexBy;
import io.sluice.radius.connector.Destination;
import io.sluice.radius.connector.OutboundRequest.Retransmission;
import io.sluice.radius.dictionary.RadiusDictionary;
import io.sluice.threshold.FirstLook;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** A node's dispatcher whose tasks run when the test says so. Nodes of one test share database and clock. */
final class Node {

    static final long NAS = 1;

    final FakeConnector connector = new FakeConnector();
    final List<String> published = new ArrayList<>();
    final AwaitedOperations awaited;
    final DispatchCounts counts = new DispatchCounts(nanos -> {});
    final Dispatcher dispatcher;
    final NasTargets targets;
    private final SettableClock clock;
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final List<Appointment> appointments = new ArrayList<>();
    private Confirmation confirmation = Confirmation.ACK;
    private DialectName dialect = DialectName.ERX;
    private MutexBy mutex = MutexBy.SLUICE;

    private boolean brokerIsDown;

    private record Appointment(Instant at, Runnable task) {}

    Node(DataSource database, SettableClock clock, String name, int window) {
        this.clock = clock;
        this.awaited = new AwaitedOperations(database, clock);
        this.targets = new NasTargets(() -> List.of(target()));
        targets.reload();
        OperationRows rows = JdbcOperationRows.of(database, () -> FirstLook.PLAIN);
        Instant origin = clock.instant();
        Surroundings around = new Surroundings(
                database,
                rows,
                targets,
                new DialectPackets(new Dialects(RadiusDictionary.builtIn()), addressee -> new byte[0]),
                new KnownGroups(rows),
                () -> connector,
                clock,
                () -> Duration.between(origin, clock.instant()).toNanos(),
                tasks::add,
                (delay, task) ->
                        appointments.add(new Appointment(clock.instant().plus(delay), task)),
                awaited,
                counts,
                DispatchSettings.of(
                        new Settings(key -> key.equals("sluice.dispatch.window.max") ? String.valueOf(window) : null)),
                (connection, sessions) -> {});
        dispatcher = new Dispatcher(around, new LeaseTable(database, name, Leased.NAS), this::publish);
    }

    private void publish(String nasName) {
        if (brokerIsDown) {
            throw new IllegalStateException("there is no broker");
        }
        published.add(nasName);
    }

    /** From now on no other node can be told. */
    void stopBroker() {
        brokerIsDown = true;
    }

    private NasTarget target() {
        return new NasTarget(
                NAS,
                "bng1",
                dialect,
                Destination.of(
                        "10.0.0.2",
                        3799,
                        "nas-secret".getBytes(StandardCharsets.US_ASCII),
                        true,
                        Retransmission.RFC_5080),
                confirmation,
                mutex,
                "10.0.0.2",
                null,
                false);
    }

    Node confirmingBy(Confirmation how) {
        confirmation = how;
        targets.reload();
        return this;
    }

    Node speaking(DialectName name) {
        dialect = name;
        targets.reload();
        return this;
    }

    /** Runs what waits to be run. */
    Node settle() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
        return this;
    }

    Node sweep() {
        dispatcher.sweep();
        return settle();
    }

    /** Lets time pass, with pulses as the server makes them. */
    Node pass(Duration time) {
        Instant until = clock.instant().plus(time);
        while (clock.instant().isBefore(until)) {
            Duration left = Duration.between(clock.instant(), until);
            clock.advance(left.compareTo(Dispatcher.PULSE) < 0 ? left : Dispatcher.PULSE);
            dispatcher.pulse();
            runAppointments();
            settle();
        }
        return this;
    }

    private void runAppointments() {
        List<Appointment> due = appointments.stream()
                .filter(each -> !each.at().isAfter(clock.instant()))
                .toList();
        appointments.removeAll(due);
        due.forEach(each -> each.task().run());
    }

    /** Acknowledges everything that leaves until nothing does. */
    int acknowledgeAll() {
        int all = 0;
        int some;
        do {
            settle();
            some = connector.acknowledgeAll();
            all += some;
        } while (some > 0);
        return all;
    }

    static long seconds(long many) {
        return TimeUnit.SECONDS.toNanos(many);
    }
}
