package io.sluice.ejb.dispatch;

import io.sluice.ejb.lease.Lease;
import io.sluice.radius.connector.PreparedRequest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Carries the operations of one NAS through, as long as this node holds its lease.
 *
 * <p>Whatever happens (a reply, a wake-up, a time that has come) is noted and gives a signal; one task at a time takes
 * everything that was noted and makes a {@link Batch} of it, so batches grow with the load. What is remembered here can be
 * read again from the rows: on any trouble it is forgotten and read.
 */
final class NasDispatcher {

    private static final Duration PAUSE_AFTER_TROUBLE = Duration.ofMillis(500);
    private static final Duration PAUSE_WITHOUT_IDENTIFIER = Duration.ofMillis(20);
    private static final int MOST_ARRIVALS = 1_024;

    private final long nasId;
    private final Surroundings around;
    private final AtomicInteger signals = new AtomicInteger();
    private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Lease lease;
    private volatile boolean look;
    private volatile boolean tend;
    private volatile boolean evidence;
    private volatile boolean idle = true;

    // From here on for the one task that runs.
    private final Map<UUID, UnderWay> underWay = new LinkedHashMap<>();
    private Flight flight;
    private long loadedFence = -1;
    private volatile Instant wakesAt = Instant.MAX;

    NasDispatcher(long nasId, Surroundings around) {
        this.nasId = nasId;
        this.around = around;
        this.flight = new Flight(around.settings().mostUnanswered());
    }

    /** The lease was taken or renewed. */
    synchronized void hold(Lease held) {
        boolean taken = lease == null;
        lease = held;
        if (taken) {
            look();
        }
    }

    /** A batch has renewed the lease that it began with; which may have been lost or let go meanwhile, and then stays so. */
    synchronized void renewed(Lease was, Lease now) {
        if (lease == was) {
            lease = now;
        }
    }

    /** The lease is somebody else's, or may be. */
    void lose() {
        drop();
        signal();
    }

    private synchronized void drop() {
        lease = null;
    }

    @Nullable
    Lease lease() {
        return lease;
    }

    /** There may be operations to take up. */
    void look() {
        look = true;
        signal();
    }

    /** It is time to look after what is under way as well. */
    void tend() {
        tend = true;
        look();
    }

    /** Records of services have come from this NAS. */
    void lookForEvidence() {
        evidence = true;
        signal();
    }

    /** Whether nothing is under way and nothing was found to do. */
    boolean isIdle() {
        return idle && signals.get() == 0;
    }

    private void arrived(Arrival arrival) {
        arrivals.add(arrival);
        signal();
    }

    void signal() {
        if (signals.getAndIncrement() == 0) {
            try {
                around.executor().execute(this::run);
            } catch (RejectedExecutionException stopping) {
                // The server takes no more work because it stops; what is under way stands in the rows.
                signals.set(0);
            }
        }
    }

    private void run() {
        int seen;
        do {
            seen = signals.get();
            try {
                work();
            } catch (Batch.LeaseLost e) {
                drop();
                forget();
            } catch (SQLException | RuntimeException e) {
                // What is under way stands in the rows; it is read again when the trouble is over.
                forget();
                DispatchLog.batchFailed(nasId, e);
                around.later().after(PAUSE_AFTER_TROUBLE, this::look);
            }
        } while (signals.addAndGet(-seen) > 0);
    }

    private void work() throws SQLException {
        boolean more = true;
        while (more) {
            Lease held = lease;
            if (held == null || !held.allowsSending(around.nanos().getAsLong())) {
                forget();
                return;
            }
            if (held.fence() != loadedFence) {
                forget();
            }
            Batch batch = new Batch(this, around, held);
            batch.run();
            more = batch.leavesMore();
        }
    }

    private void forget() {
        underWay.values().forEach(UnderWay::cancel);
        underWay.clear();
        arrivals.clear();
        flight = new Flight(around.settings().mostUnanswered());
        loadedFence = -1;
        wakesAt = Instant.MAX;
        around.counts().outstanding(nasId, 0);
        idle = true;
    }

    // --- what a batch asks for and says

    long nasId() {
        return nasId;
    }

    Flight flight() {
        return flight;
    }

    Map<UUID, UnderWay> underWay() {
        return underWay;
    }

    boolean isLoaded() {
        return loadedFence >= 0;
    }

    void loaded(long fence) {
        loadedFence = fence;
    }

    List<Arrival> takeArrivals() {
        List<Arrival> taken = new ArrayList<>();
        for (Arrival arrival = arrivals.poll(); arrival != null; arrival = arrivals.poll()) {
            taken.add(arrival);
            if (taken.size() == MOST_ARRIVALS) {
                signal();
                break;
            }
        }
        return taken;
    }

    boolean takeLook() {
        boolean was = look;
        look = false;
        return was;
    }

    void lookAgain() {
        look = true;
    }

    boolean takeTend() {
        boolean was = tend;
        tend = false;
        return was;
    }

    boolean takeEvidence() {
        boolean was = evidence;
        evidence = false;
        return was;
    }

    /** Sends what was committed. */
    void send(UnderWay of, PreparedRequest request) {
        long sentAt = around.nanos().getAsLong();
        flight.sent(request, sentAt);
        request.send()
                .thenAccept(outcome ->
                        arrived(new Arrival(of, request, outcome, around.nanos().getAsLong() - sentAt)));
    }

    /** Notes when to go on, if nothing happens before. */
    void rest(boolean withoutIdentifier) {
        idle = underWay.isEmpty();
        around.counts().outstanding(nasId, flight.outstanding());
        Instant now = around.clock().instant();
        Instant next = withoutIdentifier ? now.plus(PAUSE_WITHOUT_IDENTIFIER) : nextDue();
        if (next.isBefore(wakesAt)) {
            wakesAt = next;
            Duration delay = Duration.between(now, next);
            around.later().after(delay.isNegative() ? Duration.ZERO : delay, () -> due(next));
        }
    }

    private void due(Instant at) {
        if (!at.isBefore(wakesAt)) {
            wakesAt = Instant.MAX;
        }
        signal();
    }

    private Instant nextDue() {
        Instant earliest = Instant.MAX;
        for (UnderWay each : underWay.values()) {
            Instant nextAt = each.operation().progress().nextAt();
            if (each.request() == null && nextAt != null && nextAt.isBefore(earliest)) {
                earliest = nextAt;
            }
        }
        return earliest;
    }
}
