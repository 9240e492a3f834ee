package io.sluice.ejb.dispatch;

import io.sluice.ejb.lease.Lease;
import io.sluice.ejb.lease.LeaseTable;
import io.sluice.ejb.lease.LocalTransaction;
import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.ejb.session.OrderedWork;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Sends what is ordered, for the NASes whose lease this node holds.
 *
 * <p>A lease is taken when there is something to do and nobody has it, kept while there is and for a while after, and let go
 * then. What guarantees that every operation is carried through is the sweep; wake-ups only make it sooner. For any thread.
 */
public final class Dispatcher implements OrderedWork {

    static final Duration PULSE = Duration.ofMillis(500);
    private static final long RENEWAL_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(30);
    // Asked NAS by NAS, which "offset 0" keeps it: a join would read all that is open.
    private static final String WITH_WORK =
            "select n.id from nas n where exists (select 1 from operation o where o.nas_id = n.id and o.open offset 0)";

    private final Surroundings around;
    private final LeaseTable leases;
    private final OrphanedOperations orphans;
    private final Wake wake;
    private final Map<Long, Held> held = new ConcurrentHashMap<>();
    private final Object taking = new Object();
    private volatile boolean stopped;

    private static final class Held {
        private final NasDispatcher dispatcher;
        private volatile long busyNanos;

        Held(NasDispatcher dispatcher, long now) {
            this.dispatcher = dispatcher;
            this.busyNanos = now;
        }
    }

    /** Tells other nodes that there is something to do for a NAS. */
    @FunctionalInterface
    interface Wake {
        void publish(String nasName);
    }

    Dispatcher(Surroundings around, LeaseTable leases, Wake wake) {
        this.around = around;
        this.leases = leases;
        this.wake = wake;
        this.orphans = new OrphanedOperations(around.database(), around.clock(), around.nanos());
    }

    // --- wake-ups

    @Override
    public void ordered(Set<Long> nasIds) {
        List<Long> others = new ArrayList<>();
        for (Long nasId : nasIds) {
            if (!look(nasId)) {
                others.add(nasId);
            }
        }
        if (!others.isEmpty()) {
            around.executor().execute(() -> guard(() -> takeOrTell(others)));
        }
    }

    /** Another node says that there is something to do for a NAS. */
    void woken(String nasName) {
        around.targets().idOf(nasName).ifPresent(nasId -> {
            if (!look(nasId)) {
                around.executor().execute(() -> guard(() -> take(List.of(nasId))));
            }
        });
    }

    /** Records of services have come from these NASes, and are committed. */
    public void recordsCame(Set<Long> nasIds) {
        for (Long nasId : nasIds) {
            Held of = held.get(nasId);
            if (of != null) {
                of.dispatcher.lookForEvidence();
            }
        }
    }

    private boolean look(Long nasId) {
        Held of = held.get(nasId);
        if (of == null || of.dispatcher.lease() == null) {
            return false;
        }
        of.dispatcher.look();
        return true;
    }

    private void takeOrTell(Collection<Long> nasIds) {
        take(nasIds);
        for (Long nasId : nasIds) {
            if (!look(nasId)) {
                around.targets().find(nasId).ifPresent(nas -> wake.publish(nas.name()));
            }
        }
    }

    // --- leases

    private void take(Collection<Long> nasIds) {
        // One at a time, so that whoever finds nothing free finds the lease in memory instead.
        synchronized (taking) {
            List<Long> wanted = nasIds.stream().filter(id -> !isHeld(id)).toList();
            if (stopped || wanted.isEmpty()) {
                return;
            }
            long asked = around.nanos().getAsLong();
            leases.take(wanted).forEach((nasId, fence) -> {
                held.computeIfAbsent(nasId, id -> new Held(new NasDispatcher(id, around), asked))
                        .dispatcher
                        .hold(Lease.asked(fence, asked));
                DispatchLog.leaseTaken(name(nasId), fence);
            });
        }
    }

    private boolean isHeld(Long nasId) {
        Held of = held.get(nasId);
        return of != null && of.dispatcher.lease() != null;
    }

    private String name(long nasId) {
        return around.targets().find(nasId).map(NasTarget::name).orElse("NAS " + nasId);
    }

    /** Renews what is held and not in use when it is time to, and lets go what was not renewed. Called each {@link #PULSE}. */
    void pulse() {
        guard(() -> renew(around.nanos().getAsLong()));
        long now = around.nanos().getAsLong();
        held.forEach((nasId, of) -> {
            Lease lease = of.dispatcher.lease();
            if (lease != null && !lease.allowsSending(now)) {
                DispatchLog.leaseLost(name(nasId));
                of.dispatcher.lose();
            }
        });
    }

    private void renew(long asked) {
        synchronized (taking) {
            List<Long> ageing = new ArrayList<>();
            held.forEach((nasId, of) -> {
                Lease lease = of.dispatcher.lease();
                if (lease != null && lease.isOlderThan(RENEWAL_NANOS, asked)) {
                    ageing.add(nasId);
                }
            });
            if (!ageing.isEmpty()) {
                leases.renew(ageing).forEach((nasId, fence) -> {
                    Held of = held.get(nasId);
                    if (of != null) {
                        of.dispatcher.hold(Lease.asked(fence, asked));
                    }
                });
            }
        }
    }

    // --- the sweep

    /** Looks for open operations that nobody told of, and after those that are under way. */
    void sweep() {
        guard(() -> {
            Set<Long> withWork = withWork();
            take(withWork);
            long now = around.nanos().getAsLong();
            Set<Long> idle = new HashSet<>();
            held.forEach((nasId, of) -> {
                if (withWork.contains(nasId) || !of.dispatcher.isIdle()) {
                    of.busyNanos = now;
                    of.dispatcher.tend();
                } else if (now - of.busyNanos > KEPT_NANOS) {
                    idle.add(nasId);
                }
            });
            release(idle);
            orphans.endNowAndThen();
        });
    }

    /** A NAS was made, changed or removed. */
    void nasesChanged() {
        guard(orphans::end);
    }

    private Set<Long> withWork() {
        Set<Long> ids = new HashSet<>();
        try {
            return LocalTransaction.on(around.database(), connection -> {
                around.rows().begin(connection);
                try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery(WITH_WORK)) {
                    while (rows.next()) {
                        ids.add(rows.getLong(1));
                    }
                }
                return ids;
            });
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    private void release(Set<Long> nasIds) {
        if (nasIds.isEmpty()) {
            return;
        }
        synchronized (taking) {
            for (Long nasId : nasIds) {
                Held of = held.remove(nasId);
                if (of != null) {
                    of.dispatcher.lose();
                }
            }
            leases.release(nasIds);
        }
    }

    /** Lets go of everything; what is under way stands in the rows, for another node or the next start. */
    void stop() {
        stopped = true;
        guard(() -> release(Set.copyOf(held.keySet())));
    }

    private static void guard(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            // What failed is due again the next second.
            DispatchLog.sweepFailed(e);
        }
    }
}
