package io.sluice.ejb.delivery;

import io.sluice.ejb.delivery.FakeServers.Request;
import io.sluice.ejb.lease.LeaseTable;
import io.sluice.ejb.lease.Leased;
import io.sluice.ejb.platform.SettableClock;
import io.sluice.ejb.upstream.UpstreamDirectory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;

/** A node that delivers accounting, whose tasks run when the test says so. Nodes of one test share database and clock. */
final class DeliveringNode {

    final FakeServers servers = new FakeServers();
    final DeliveryCounts counts = new DeliveryCounts();
    private final SettableClock clock;
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final DeliverySweep deliveries;

    DeliveringNode(
            DataSource database,
            SettableClock clock,
            UpstreamDirectory directory,
            String name,
            DeliverySettings settings) {
        this.clock = clock;
        Instant origin = clock.instant();
        deliveries = new DeliverySweep(
                new Around(
                        database,
                        new DeliveryRows(database),
                        directory,
                        () -> servers,
                        clock,
                        clock,
                        () -> Duration.between(origin, clock.instant()).toNanos(),
                        tasks::add,
                        counts,
                        settings),
                new LeaseTable(database, name, Leased.RETAILER_ACCOUNTING));
    }

    /** Runs what waits to be run. */
    DeliveringNode settle() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
        return this;
    }

    DeliveringNode sweep() {
        deliveries.sweep();
        return settle();
    }

    /** Lets time pass, with sweeps as the server makes them. */
    DeliveringNode pass(Duration time) {
        Instant until = clock.instant().plus(time);
        while (clock.instant().isBefore(until)) {
            clock.advance(DeliverySweep.PERIOD);
            sweep();
        }
        return this;
    }

    /** Answers everything that leaves until nothing does; yields it in order. */
    List<Request> answerAll() {
        List<Request> all = new ArrayList<>();
        List<Request> some = servers.take();
        while (!some.isEmpty()) {
            some.forEach(Request::isAnswered);
            all.addAll(some);
            settle();
            some = servers.take();
        }
        return all;
    }

    void stop() {
        deliveries.stop();
        settle();
    }
}
