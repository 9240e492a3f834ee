package io.sluice.ejb.delivery;

import io.sluice.ejb.lease.Lease;
import io.sluice.ejb.lease.LeaseTable;
import io.sluice.ejb.upstream.UpstreamDirectory;
import io.sluice.upstream.Upstream;
import io.sluice.upstream.UpstreamKind;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what waits, takes the leases of retailers that nobody speaks for, and has them served. Whoever makes a delivery need
 * tell nobody: it is found within half a second. For the thread that calls {@link #sweep}.
 */
public final class DeliverySweep {

    static final Duration PERIOD = Duration.ofMillis(500);
    private static final long RENEWAL_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(10);
    private static final int FORGOTTEN_AT_ONCE = 10_000;

    private final Around around;
    private final LeaseTable leases;
    private final Map<Long, Held> held = new ConcurrentHashMap<>();
    private @Nullable ScheduledFuture<?> sweeping;
    private volatile boolean stopped;
    private long renewedNanos;
    private Instant countedAt = Instant.EPOCH;

    private static final class Held {
        private final RetailerDelivery delivery;
        private long busyNanos;

        Held(RetailerDelivery delivery, long now) {
            this.delivery = delivery;
            this.busyNanos = now;
        }
    }

    DeliverySweep(Around around, LeaseTable leases) {
        this.around = around;
        this.leases = leases;
        this.renewedNanos = around.nanos().getAsLong();
    }

    /** Begins to deliver, on this node. */
    public void start(ManagedScheduledExecutorService executor) {
        long millis = PERIOD.toMillis();
        sweeping = executor.scheduleWithFixedDelay(this::sweep, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Does all there is to do now; called each {@link #PERIOD}. */
    void sweep() {
        guard(() -> {
            renew();
            serve();
            keepHouse();
        });
        drop();
    }

    private void serve() {
        Set<Long> retailers = retailers(around.servers());
        if (stopped || retailers.isEmpty() && held.isEmpty()) {
            return;
        }
        Set<Long> withWork = retailers.isEmpty() ? Set.of() : around.rows().withOpen(retailers);
        take(withWork.stream().filter(id -> !isHeld(id)).toList());
        long now = around.nanos().getAsLong();
        Set<Long> idle = new HashSet<>();
        held.forEach((id, of) -> {
            if (withWork.contains(id) || !of.delivery.isIdle()) {
                of.busyNanos = now;
                of.delivery.look();
            } else if (now - of.busyNanos > KEPT_NANOS) {
                idle.add(id);
            }
        });
        release(idle);
    }

    private static Set<Long> retailers(UpstreamDirectory servers) {
        return servers.servers().stream()
                .filter(server -> server.kind() == UpstreamKind.ACCT)
                .map(Upstream::retailerId)
                .collect(Collectors.toSet());
    }

    // --- leases

    private void take(Collection<Long> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        long asked = around.nanos().getAsLong();
        leases.take(wanted).forEach((id, fence) -> held.computeIfAbsent(
                        id, key -> new Held(new RetailerDelivery(id, around), asked))
                .delivery
                .hold(Lease.asked(fence, asked)));
    }

    private boolean isHeld(Long id) {
        Held of = held.get(id);
        return of != null && of.delivery.lease() != null;
    }

    private void renew() {
        long now = around.nanos().getAsLong();
        if (held.isEmpty() || now - renewedNanos < RENEWAL_NANOS) {
            return;
        }
        Map<Long, Long> fences = leases.renew();
        renewedNanos = now;
        held.forEach((id, of) -> {
            Long fence = fences.get(id);
            if (fence != null) {
                of.delivery.hold(Lease.asked(fence, now));
            } else {
                of.delivery.lose();
            }
        });
    }

    private void drop() {
        long now = around.nanos().getAsLong();
        held.values().forEach(of -> {
            Lease lease = of.delivery.lease();
            if (lease != null && !lease.allowsSending(now)) {
                of.delivery.lose();
            }
        });
    }

    private void release(Set<Long> idle) {
        if (idle.isEmpty()) {
            return;
        }
        for (Long id : idle) {
            Held of = held.remove(id);
            if (of != null) {
                of.delivery.lose();
            }
        }
        leases.release(idle);
    }

    /** Lets go of everything; what is on its way stands in the rows, for another node or the next start. */
    public void stop() {
        stopped = true;
        if (sweeping != null) {
            sweeping.cancel(false);
        }
        guard(() -> release(Set.copyOf(held.keySet())));
    }

    // --- bounds

    private void keepHouse() {
        Instant now = around.clock().instant();
        if (now.isBefore(countedAt.plus(BETWEEN_COUNTS))) {
            return;
        }
        countedAt = now;
        shed(now);
        around.rows().forget(now.minus(around.settings().kept()), FORGOTTEN_AT_ONCE);
    }

    private void shed(Instant now) {
        long most = around.settings().mostWaiting();
        // As many again as are too many are looked for at most; the rest is found ten seconds later.
        long tooMany = around.rows().waiting(2 * most) - most;
        if (tooMany > 0) {
            int shed = around.rows().shed(tooMany, now);
            around.counts().shed(shed);
            DeliveryLog.full(most, shed);
        }
    }

    private static void guard(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            // What failed is due again half a second later.
            DeliveryLog.sweepFailed(e);
        }
    }
}
