package io.sluice.ejb.delivery;

import io.sluice.ejb.dispatch.Window;
import io.sluice.report.RetryPause;
import io.sluice.upstream.UpstreamPool;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One group of a retailer's servers: what waits for it and how much of that may be out at once. While all its servers are silent
 * one record at a time is tried, after ever longer pauses; when one answers again the window opens step by step, so that what has
 * piled up leaves quickly and yet not all at once. For one thread.
 */
final class ServerGroup {

    private static final int FIRST_UNANSWERED = 16;
    private static final int PAGE = 500;

    private final GroupQueue queue = new GroupQueue();
    private final Map<Long, Set<Long>> tried = new HashMap<>();
    private final int mostUnanswered;
    private UpstreamPool pool;
    private Window window;
    private int out;
    private boolean silent;
    private int silences;
    private Instant pausedUntil = Instant.MIN;
    private Instant newestAnswered = Instant.MIN;
    private long readUpTo;
    private boolean moreToRead = true;

    ServerGroup(UpstreamPool pool, int mostUnanswered) {
        this.pool = pool;
        this.mostUnanswered = mostUnanswered;
        this.window = opened();
    }

    private Window opened() {
        return new Window(Math.min(FIRST_UNANSWERED, mostUnanswered), mostUnanswered);
    }

    void isNow(UpstreamPool present) {
        pool = present;
    }

    UpstreamPool pool() {
        return pool;
    }

    GroupQueue queue() {
        return queue;
    }

    /** Ids of the servers that were asked for it since it was last begun with. */
    Set<Long> tried(Delivery delivery) {
        return tried.getOrDefault(delivery.id(), Set.of());
    }

    // --- reading

    /** There may be more by now than there was. */
    void readOn() {
        moreToRead = true;
    }

    /** Begins to read at the oldest again: one with a lower id may have been committed after one with a higher. */
    void readAnew() {
        readUpTo = 0;
        moreToRead = true;
    }

    boolean wantsMore() {
        return moreToRead && queue.ready() < mostUnanswered && queue.size() < GroupQueue.MOST_KNOWN;
    }

    /** Reads the next page. */
    void read(DeliveryRows rows, long retailerId, Instant now) {
        List<Delivery> page = rows.load(retailerId, pool.group(), readUpTo, PAGE);
        page.forEach(each -> queue.add(held(each, now)));
        moreToRead = page.size() == PAGE;
        if (!page.isEmpty()) {
            readUpTo = page.get(page.size() - 1).id();
        }
    }

    /** A subscriber's Stop waits a moment: a Stop of a service may be committed just after it. */
    private static Delivery held(Delivery read, Instant now) {
        return read.endsSession() && read.notBefore().equals(Instant.MIN)
                ? read.heldUntil(now.plus(Delivery.HELD_BEFORE_END))
                : read;
    }

    // --- sending

    /**
     * How many may leave now.
     *
     * @param oneLives whether any of the servers is believed to answer
     */
    int room(boolean oneLives, Instant now) {
        if (oneLives) {
            if (silent) {
                window = opened();
                silences = 0;
            }
            silent = false;
            return Math.max(0, window.size() - out);
        }
        silent = true;
        return out == 0 && !now.isBefore(pausedUntil) ? 1 : 0;
    }

    void sent() {
        out++;
        window.sent(out);
    }

    /** It never left. */
    void notSent() {
        out--;
    }

    void answered(Delivery delivery, Instant sentAt, boolean late) {
        out--;
        silences = 0;
        tried.remove(delivery.id());
        if (sentAt.isAfter(newestAnswered)) {
            newestAnswered = sentAt;
        }
        if (late) {
            window.lost();
        } else {
            window.answered();
        }
    }

    /** A server did not answer. */
    void unanswered(Delivery delivery, long server) {
        out--;
        window.lost();
        tried.computeIfAbsent(delivery.id(), id -> new HashSet<>()).add(server);
    }

    /** Whether it has answered something that left no earlier. */
    boolean answeredSince(Instant sentAt) {
        return !newestAnswered.isBefore(sentAt);
    }

    /** All servers were asked in vain. Yields when it is to be tried again. */
    Instant triedAll(Delivery delivery, Instant sentAt, Instant now) {
        tried.remove(delivery.id());
        if (answeredSince(sentAt)) {
            // It is this record, not the server: others are not to wait for it.
            return now.plus(RetryPause.after(delivery.attempts() + 1, RetryPause.LONGEST_OF_RECORD));
        }
        if (!now.isBefore(pausedUntil)) {
            silences++;
            pausedUntil = now.plus(RetryPause.after(silences, RetryPause.LONGEST_OF_GROUP));
        }
        return now;
    }
}
