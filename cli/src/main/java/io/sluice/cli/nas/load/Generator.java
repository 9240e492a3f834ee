package io.sluice.cli.nas.load;

import io.sluice.cli.nas.Progress;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.packet.MalformedPacket;
import io.sluice.radius.packet.PacketCodec;
import io.sluice.radius.packet.RadiusPacket;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Sends, receives and measures, all on the calling thread. A closed loop sends whenever the window has room. An open loop sends at
 * planned times, whatever the server does, and counts latency from those: a server that stalls makes every request wait that should have
 * been sent meanwhile, and all of them show (no coordinated omission).
 */
final class Generator implements Closeable {

    private static final long MILLI = 1_000_000;
    private static final long LONGEST_WAIT = 50 * MILLI;
    private static final long SHORTEST_SLEEP = 60_000;
    private static final int LONGEST_PACKET = 4_096;

    private final LoadPlan plan;
    private final Workload workload;
    private final RequestWriter writer;
    private final PacketCodec codec = new PacketCodec();
    private final Measurements measured = new Measurements();
    private final Selector selector = Selector.open();
    private final Lane[] authLanes;
    private final Lane[] acctLanes;
    private final ByteBuffer out = ByteBuffer.allocateDirect(LONGEST_PACKET);
    private final ByteBuffer in = ByteBuffer.allocateDirect(LONGEST_PACKET);
    private final Unanswered unanswered = new Unanswered();
    private volatile boolean endAsked;
    private boolean anyAnswer;
    private int turn;
    private long held = Workload.NONE;
    private long countFrom;
    private double nextDue;

    Generator(LoadPlan plan, RandomGenerator random, InstantSource clock) throws IOException {
        this.plan = plan;
        workload = new Workload(plan.chain(), plan.count());
        writer = new RequestWriter(plan, random, clock);
        boolean logsIn = plan.chain().stream().anyMatch(Kind::isLogin);
        boolean accounts = plan.chain().stream().anyMatch(kind -> !kind.isLogin());
        authLanes = new Lane[logsIn ? plan.lanes() : 0];
        acctLanes = new Lane[accounts ? plan.lanes() : 0];
        for (int i = 0; i < authLanes.length; i++) {
            authLanes[i] = new Lane(selector, plan.auth());
        }
        for (int i = 0; i < acctLanes.length; i++) {
            acctLanes[i] = new Lane(selector, plan.acct());
        }
    }

    /** Sends nothing new; for any thread. */
    void end() {
        endAsked = true;
        selector.wakeup();
    }

    Measurements run(Progress progress) throws IOException {
        long start = System.nanoTime();
        countFrom = start + plan.warmup();
        long end = plan.duration() == Long.MAX_VALUE ? Long.MAX_VALUE : countFrom + plan.duration();
        nextDue = start;
        measured.begin(countFrom);
        long shownAt = start;
        while (true) {
            long now = System.nanoTime();
            if (endAsked || now >= end) {
                workload.stop();
                held = Workload.NONE;
            }
            send(now);
            repeatOrGiveUp(now);
            if (unanswered.isEmpty() && held == Workload.NONE && workload.isExhausted()) {
                return measured;
            }
            if (now - shownAt > 100 * MILLI) {
                shownAt = now;
                show(progress, start, now, end);
            }
            await(now);
        }
    }

    private void send(long now) throws IOException {
        if (!plan.isOpenLoop()) {
            while (unanswered.count() < plan.window() && sendNext(now, now)) {
                // until the window is full or there is nothing to send
            }
            return;
        }
        double interval = 1e9 / plan.rate();
        while (nextDue <= now && unanswered.count() < plan.window() && sendNext((long) nextDue, now)) {
            nextDue += interval;
        }
        if (nextDue < now && held == Workload.NONE && unanswered.count() < plan.window()) {
            nextDue = now; // there was nothing to send: no debt grows from that
        }
    }

    /** Sends what comes next; false if nothing does, or no identifier is free. */
    private boolean sendNext(long intendedAt, long now) throws IOException {
        if (held == Workload.NONE) {
            held = workload.take();
        }
        if (held == Workload.NONE) {
            return false;
        }
        Kind kind = workload.kind(held);
        Slot slot = freeSlot(kind.isLogin() ? authLanes : acctLanes);
        if (slot == null) {
            return false;
        }
        ByteBuffer packet = writer.write(kind, Workload.session(held), Workload.step(held), slot.identifier);
        slot.request = decode(packet);
        slot.job = held;
        slot.intendedAt = intendedAt;
        slot.repeats = 0;
        slot.counted = now >= countFrom;
        held = Workload.NONE;
        if (slot.counted) {
            measured.left(now - intendedAt);
        }
        transmit(slot, packet, now);
        return true;
    }

    private @Nullable Slot freeSlot(Lane[] lanes) {
        for (int tried = 0; tried < lanes.length; tried++) {
            turn = (turn + 1) % lanes.length;
            if (lanes[turn].hasFree()) {
                return lanes[turn].take();
            }
        }
        return null;
    }

    private static RadiusPacket decode(ByteBuffer packet) {
        try {
            return RadiusPacket.decode(packet);
        } catch (MalformedPacket impossible) {
            throw new IllegalStateException(impossible); // it was written here
        }
    }

    private void transmit(Slot slot, ByteBuffer packet, long now) throws IOException {
        out.clear().put(packet).flip();
        if (!slot.lane.send(out)) {
            measured.refused++;
        }
        slot.sentAt = now;
        unanswered.add(slot);
    }

    private void repeatOrGiveUp(long now) throws IOException {
        for (Slot slot = unanswered.first();
                slot != null && now - slot.sentAt >= plan.timeout();
                slot = unanswered.first()) {
            unanswered.remove(slot);
            RadiusPacket request = slot.request;
            if (request != null && slot.repeats < plan.retries()) {
                slot.repeats++;
                measured.retransmitted += slot.counted ? 1 : 0;
                transmit(slot, request.toBuffer(), now);
            } else {
                measured.lost += slot.counted ? 1 : 0;
                slot.lane.giveBack(slot);
                endAsked |= !anyAnswer; // nobody is there: no use in trying all the others
            }
        }
    }

    private void await(long now) throws IOException {
        long wait = LONGEST_WAIT;
        Slot oldest = unanswered.first();
        if (oldest != null) {
            wait = Math.min(wait, oldest.sentAt + plan.timeout() - now);
        }
        if (plan.isOpenLoop() && unanswered.count() < plan.window() && !workload.isExhausted()) {
            wait = Math.min(wait, (long) nextDue - now);
        }
        if (wait >= MILLI) {
            selector.select(this::drain, wait / MILLI);
            return;
        }
        // A selector sleeps whole milliseconds; what is due sooner is slept for in shorter pieces, and answers are
        // fetched in between.
        if (selector.selectNow(this::drain) == 0 && wait > SHORTEST_SLEEP) {
            LockSupport.parkNanos(SHORTEST_SLEEP / 2);
        }
    }

    private void drain(SelectionKey key) {
        Lane lane = (Lane) key.attachment();
        try {
            while (lane.receive(in)) {
                accept(lane, in.flip(), System.nanoTime());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void accept(Lane lane, ByteBuffer datagram, long now) {
        RadiusPacket reply;
        try {
            reply = RadiusPacket.decode(datagram);
        } catch (MalformedPacket malformed) {
            measured.bad++;
            return;
        }
        Slot slot = lane.slot(reply.identifier());
        RadiusPacket request = slot.request;
        if (request == null) {
            measured.late++;
            return;
        }
        // RFC 2865 §3: what is not genuine is silently discarded, the request stays unanswered.
        if (codec.verifyReply(reply, request, plan.secret()) != PacketCodec.Verdict.GENUINE
                || (plan.requireSigned() && !reply.has(StandardAttributes.MESSAGE_AUTHENTICATOR))) {
            measured.bad++;
            return;
        }
        anyAnswer = true;
        unanswered.remove(slot);
        boolean expected = reply.code() == workload.kind(slot.job).expected();
        if (slot.counted) {
            measured.answered(reply.code(), now - slot.intendedAt, now);
            measured.unexpected += expected ? 0 : 1;
        }
        long job = slot.job;
        lane.giveBack(slot);
        if (expected) {
            workload.succeeded(job);
        }
    }

    private void show(Progress progress, long start, long now, long end) {
        boolean warm = now >= countFrom;
        double share = end == Long.MAX_VALUE
                ? (double) measured.answered()
                        / ((double) plan.count() * plan.chain().size())
                : (double) (now - start) / (end - start);
        progress.show(warm ? "measuring" : "warming up", share, this::detail, now / MILLI);
    }

    private String detail() {
        return String.format(
                Locale.ROOT,
                "%d answered, %.0f/s, %d under way, %d lost",
                measured.answered(),
                measured.throughput(),
                unanswered.count(),
                measured.lost);
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
