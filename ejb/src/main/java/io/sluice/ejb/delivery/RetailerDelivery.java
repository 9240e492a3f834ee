package io.sluice.ejb.delivery;

import io.sluice.dialect.DeliveredAttributes;
import io.sluice.ejb.delivery.DeliveryCounts.Result;
import io.sluice.ejb.lease.Lease;
import io.sluice.radius.connector.Destination;
import io.sluice.radius.connector.OutboundRequest;
import io.sluice.radius.connector.OutboundRequest.Retransmission;
import io.sluice.radius.connector.Preparation;
import io.sluice.radius.connector.PreparedRequest;
import io.sluice.radius.connector.RadiusConnection;
import io.sluice.radius.connector.RequestOutcome;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketTooLong;
import io.sluice.upstream.Liveness;
import io.sluice.upstream.Upstream;
import io.sluice.upstream.UpstreamPool;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what waits for one retailer's accounting servers, as long as this node holds the lease.
 *
 * <p>Outcomes and looks are noted and give a signal; one task at a time writes what was answered, reads what waits, and lets
 * leave what may. An answer counts once it is written: till then its session has nothing else on the way. What is remembered here
 * can be read again from the rows.
 */
final class RetailerDelivery {

    private static final Duration LONGEST_BETWEEN = Duration.ofSeconds(16);
    private static final Duration PAUSE_AFTER_TROUBLE = Duration.ofMillis(500);
    private static final Duration BETWEEN_READINGS = Duration.ofSeconds(5);

    private final long retailerId;
    private final Around around;
    private final AtomicInteger signals = new AtomicInteger();
    private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Lease lease;
    private volatile boolean look;
    private volatile boolean idle = true;

    // From here on for the one task that runs.
    private final Map<String, ServerGroup> groups = new HashMap<>();
    private final Set<PreparedRequest> out = new HashSet<>();
    private Settled settled = new Settled();
    private Instant readAnewAt = Instant.MIN;

    /** A request on its way. */
    private record Sent(ServerGroup group, Delivery delivery, Upstream server, Instant at, PreparedRequest request) {}

    private record Arrival(Sent sent, RequestOutcome outcome) {}

    RetailerDelivery(long retailerId, Around around) {
        this.retailerId = retailerId;
        this.around = around;
    }

    void hold(Lease held) {
        lease = held;
        look();
    }

    void lose() {
        lease = null;
        signal();
    }

    @Nullable
    Lease lease() {
        return lease;
    }

    /** Something may wait, or its time may have come. */
    void look() {
        look = true;
        signal();
    }

    /** Whether nothing is on its way. */
    boolean isIdle() {
        return idle;
    }

    private void signal() {
        if (signals.getAndIncrement() == 0) {
            try {
                around.executor().execute(this::run);
            } catch (RejectedExecutionException stopping) {
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
            } catch (SQLException | RuntimeException e) {
                // What was answered stays noted; the next look writes it and goes on.
                DeliveryLog.failed(retailerId, e);
            }
        } while (signals.addAndGet(-seen) > 0);
    }

    private void work() throws SQLException {
        Lease held = lease;
        if (held == null || !held.allowsSending(around.nanos().getAsLong())) {
            forget();
            return;
        }
        Instant now = around.clock().instant();
        takeArrivals(now);
        boolean looking = look;
        look = false;
        if (looking) {
            meetServers();
        }
        for (ServerGroup group : groups.values()) {
            if (looking) {
                group.readOn();
            }
            if (looking && (readAnewAt.isBefore(now) || group.queue().size() == 0)) {
                group.readAnew();
            }
            if (group.wantsMore()) {
                group.read(around.rows(), retailerId, now);
            }
        }
        if (readAnewAt.isBefore(now)) {
            readAnewAt = now.plus(BETWEEN_READINGS);
        }
        try (RadiusConnection radius = around.radius().get()) {
            for (ServerGroup group : groups.values()) {
                send(radius, group, now);
            }
        }
        idle = out.isEmpty() && settled.isEmpty();
    }

    private void forget() {
        out.forEach(PreparedRequest::cancel);
        out.clear();
        groups.clear();
        arrivals.clear();
        settled = new Settled();
        idle = true;
    }

    private void meetServers() {
        Set<String> present = new HashSet<>();
        for (UpstreamPool pool : around.servers().accounting(retailerId)) {
            present.add(pool.group());
            groups.computeIfAbsent(
                            pool.group(),
                            name -> new ServerGroup(pool, around.settings().mostUnanswered()))
                    .isNow(pool);
        }
        groups.keySet().retainAll(present);
    }

    // --- outcomes

    private void takeArrivals(Instant now) throws SQLException {
        for (Arrival arrival = arrivals.poll(); arrival != null; arrival = arrivals.poll()) {
            if (out.remove(arrival.sent().request())) {
                settle(arrival.sent(), arrival.outcome(), now);
            }
        }
        if (!settled.isEmpty()) {
            settled.write(around.database(), around.rows(), now);
            settled = new Settled();
        }
    }

    private void settle(Sent sent, RequestOutcome outcome, Instant now) {
        ServerGroup group = sent.group();
        Delivery delivery = sent.delivery();
        Upstream server = sent.server();
        outcome.<Runnable>fold(
                        answered -> () -> {
                            around.counts().ended(server.id(), Result.ANSWERED);
                            around.servers().answered(server);
                            group.answered(delivery, sent.at(), answered.transmissions() > 1);
                            settled.answered(group, delivery, server.name());
                        },
                        timedOut -> () -> {
                            around.counts().ended(server.id(), Result.TIMEOUT);
                            unanswered(sent, now);
                        },
                        notSent -> () -> {
                            around.counts().ended(server.id(), Result.NOT_SENT);
                            group.notSent();
                            group.queue().again(delivery.heldUntil(now.plus(PAUSE_AFTER_TROUBLE)));
                        })
                .run();
    }

    private void unanswered(Sent sent, Instant now) {
        ServerGroup group = sent.group();
        Delivery delivery = sent.delivery();
        group.unanswered(delivery, sent.server().id());
        if (!group.answeredSince(sent.at())) {
            around.servers().silent(sent.server(), sent.at());
        }
        boolean another = around.servers()
                .next(group.pool(), group.tried(delivery), delivery.session().hashCode())
                .isPresent();
        if (another) {
            group.queue().again(delivery);
        } else {
            settled.failed(group, delivery.failed(group.triedAll(delivery, sent.at(), now)));
        }
    }

    // --- sending

    private void send(RadiusConnection radius, ServerGroup group, Instant now) {
        boolean oneLives = group.pool().servers().stream()
                .anyMatch(server -> around.servers().livenessOf(server).state() == Liveness.State.ALIVE);
        for (int room = group.room(oneLives, now); room > 0; room--) {
            Optional<Delivery> next = group.queue().take(now);
            if (next.isEmpty() || !leaves(radius, group, next.get(), now)) {
                return;
            }
        }
    }

    /** Sends it. False if nothing more can leave now. */
    private boolean leaves(RadiusConnection radius, ServerGroup group, Delivery delivery, Instant now) {
        Optional<Upstream> server = around.servers()
                .next(group.pool(), group.tried(delivery), delivery.session().hashCode());
        if (server.isEmpty()) {
            group.queue().again(delivery);
            return false;
        }
        Preparation preparation;
        try {
            preparation = radius.prepare(request(server.get(), delivery));
        } catch (PacketTooLong | IllegalArgumentException e) {
            preparation = new Preparation.Refused(Preparation.Cause.UNSOUND, String.valueOf(e.getMessage()));
        }
        return preparation.fold(
                ready -> {
                    Sent sent = new Sent(group, delivery, server.get(), now, ready.request());
                    group.sent();
                    out.add(ready.request());
                    ready.request().send().thenAccept(outcome -> {
                        arrivals.add(new Arrival(sent, outcome));
                        signal();
                    });
                    return true;
                },
                refused -> refused(group, delivery, refused, now));
    }

    private boolean refused(ServerGroup group, Delivery delivery, Preparation.Refused refused, Instant now) {
        if (refused.cause() != Preparation.Cause.UNSOUND) {
            group.queue().again(delivery);
            return false;
        }
        DeliveryLog.unsendable(delivery, refused.why());
        around.counts().unsendable();
        settled.unsendable(group, delivery, refused.why());
        signal();
        return true;
    }

    private OutboundRequest request(Upstream server, Delivery delivery) {
        byte[] attributes = DeliveredAttributes.leaving(
                delivery.attributes(),
                server.terms().keepsRealm(),
                delivery.delay(around.businessClock().instant()));
        Retransmission retransmission = new Retransmission(
                Duration.ofSeconds(server.terms().firstTimeoutSeconds()),
                LONGEST_BETWEEN,
                server.terms().transmissions(),
                Duration.ZERO);
        return Destination.of(
                        server.place().address().toString(),
                        server.place().port(),
                        server.secret(),
                        false,
                        retransmission)
                .request(PacketCode.ACCOUNTING_REQUEST, attributes);
    }
}
