package io.sluice.ejb.session;

import io.sluice.session.ExpectedLogin;
import io.sluice.session.ExpectedLogins;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The expected logins of this node in memory, written to the database two seconds late and only where no Start has come.
 *
 * <p>An expected login stays here after it was claimed, since the claimer's transaction may fail and come again; it goes
 * when its session is committed, when the same line logs in anew, or when it lapses. Nothing on the hot path takes a lock
 * that others wait for. What finds no room is counted, and restored from Class by whoever needs it.
 */
public final class RememberedLogins implements ExpectedLogins {

    private static final int BATCH = 1_000;

    private final ExpectedSessions stored;
    private final ExpectedLoginSettings settings;
    private final Clock clock;
    private final ConcurrentHashMap<Long, List<Entry>> bySubscriber = new ConcurrentHashMap<>();
    private final AtomicInteger remembered = new AtomicInteger();
    private final Queue<Entry> toWrite = new ConcurrentLinkedQueue<>();
    private final Queue<Entry> toLapse = new ConcurrentLinkedQueue<>();
    private final Queue<UUID> toDelete = new ConcurrentLinkedQueue<>();
    private final LongAdder overflow = new LongAdder();

    public RememberedLogins(ExpectedSessions stored, ExpectedLoginSettings settings, Clock clock) {
        this.stored = stored;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void expect(Collection<ExpectedLogin> logins) {
        for (ExpectedLogin login : logins) {
            if (remembered.get() < settings.most()) {
                remember(new Entry(login));
            } else {
                overflow.increment();
            }
        }
    }

    private void remember(Entry entry) {
        remembered.incrementAndGet();
        bySubscriber.merge(entry.login().subscriberId(), List.of(entry), this::inFront);
        toWrite.add(entry);
    }

    /** Puts a login in front of the subscriber's others and ends those of the same line: their answer was lost. */
    private List<Entry> inFront(List<Entry> others, List<Entry> added) {
        List<Entry> kept = new ArrayList<>(added);
        for (Entry other : others) {
            if (added.get(0).supersedes(other)) {
                end(other);
            } else {
                kept.add(other);
            }
        }
        return List.copyOf(kept);
    }

    @Override
    public Optional<ExpectedLogin> claim(
            long subscriberId, @Nullable UUID sessionId, long nasId, String acctSessionId, @Nullable Long nasPort) {
        ExpectedLogin found = null;
        int best = 0;
        for (Entry entry : bySubscriber.getOrDefault(subscriberId, List.of())) {
            ExpectedLogin login = entry.payload;
            int fit = login == null ? 0 : fit(login, sessionId, nasId, acctSessionId, nasPort);
            if (fit > best) {
                best = fit;
                found = login;
            }
        }
        return Optional.ofNullable(found);
    }

    /** How well a login fits a session: 0 not at all; of equals the latest counts. */
    private static int fit(
            ExpectedLogin login, @Nullable UUID sessionId, long nasId, String acctSessionId, @Nullable Long nasPort) {
        if (login.sessionId().equals(sessionId)) {
            return 4;
        }
        if (login.nasId() != nasId) {
            return 0;
        }
        if (acctSessionId.equals(login.acctSessionId())) {
            return 3;
        }
        if (login.nasPort() == null) {
            return 1;
        }
        return login.nasPort().equals(nasPort) ? 2 : 0;
    }

    @Override
    public void started(Map<UUID, Long> subscribers) {
        subscribers.forEach((id, subscriber) -> {
            Entry entry = find(subscriber, id);
            if (entry == null) {
                // Perhaps written by another node, or by this one before it was restarted.
                toDelete.add(id);
            } else {
                forget(entry, subscriber);
                end(entry);
            }
        });
    }

    private @Nullable Entry find(Long subscriber, UUID sessionId) {
        for (Entry entry : bySubscriber.getOrDefault(subscriber, List.of())) {
            ExpectedLogin login = entry.payload;
            if (login != null && login.sessionId().equals(sessionId)) {
                return entry;
            }
        }
        return null;
    }

    private void end(Entry entry) {
        ExpectedLogin login = entry.payload;
        State before = entry.getAndSet(State.ENDED);
        if (login == null || before == State.ENDED) {
            return;
        }
        remembered.decrementAndGet();
        if (before == State.WRITTEN) {
            toDelete.add(login.sessionId());
        }
        entry.payload = null;
    }

    private void forget(Entry gone, Long subscriber) {
        bySubscriber.computeIfPresent(subscriber, (id, others) -> {
            List<Entry> kept = others.stream().filter(other -> other != gone).toList();
            return kept.isEmpty() ? null : kept;
        });
    }

    /** Logins that found no room since the start. */
    public long overflow() {
        return overflow.sum();
    }

    public long remembered() {
        return remembered.get();
    }

    /**
     * Writes what is due, deletes what has begun or lapsed. Called each second by one thread of this node.
     *
     * @throws io.sluice.ejb.platform.DatabaseAway if the database cannot be reached; what was due is due again
     */
    public void tend() {
        Instant now = clock.instant();
        lapse(now);
        write(now);
        delete();
        stored.deleteLapsed(now);
    }

    private void write(Instant now) {
        Instant due = now.minus(settings.writeDelay());
        for (Map<Entry, ExpectedLogin> batch = due(due); !batch.isEmpty(); batch = due(due)) {
            try {
                stored.insert(List.copyOf(batch.values()), settings.lapse());
            } catch (RuntimeException e) {
                batch.keySet().forEach(entry -> entry.compareAndSet(State.WRITTEN, State.WAITING));
                toWrite.addAll(batch.keySet());
                throw e;
            }
            toLapse.addAll(batch.keySet());
        }
    }

    /** Takes a batch and marks it as written first, so that a Start that comes meanwhile deletes the row afterwards. */
    private Map<Entry, ExpectedLogin> due(Instant due) {
        Map<Entry, ExpectedLogin> batch = new LinkedHashMap<>();
        for (Entry entry = toWrite.peek(); entry != null && batch.size() < BATCH; entry = toWrite.peek()) {
            ExpectedLogin login = entry.payload;
            if (login != null && login.expectedAt().isAfter(due)) {
                break;
            }
            toWrite.remove();
            if (login != null && entry.compareAndSet(State.WAITING, State.WRITTEN)) {
                batch.put(entry, login);
            }
        }
        return batch;
    }

    private void delete() {
        List<UUID> batch = new ArrayList<>();
        for (UUID id = toDelete.poll(); id != null; id = toDelete.poll()) {
            batch.add(id);
            if (batch.size() == BATCH || toDelete.isEmpty()) {
                List<UUID> ids = List.copyOf(batch);
                batch.clear();
                try {
                    stored.delete(ids);
                } catch (RuntimeException e) {
                    toDelete.addAll(ids);
                    throw e;
                }
            }
        }
    }

    private void lapse(Instant now) {
        Instant lapsed = now.minus(settings.lapse());
        for (Entry entry = toLapse.peek(); entry != null; entry = toLapse.peek()) {
            ExpectedLogin login = entry.payload;
            if (login != null && login.expectedAt().isAfter(lapsed)) {
                return;
            }
            toLapse.remove();
            if (login != null) {
                forget(entry, login.subscriberId());
                end(entry);
            }
        }
    }

    private enum State {
        WAITING,
        WRITTEN,
        ENDED
    }

    /** A login and how far it has come; an ended one has let go of its payload, for its shell may still wait in a queue. */
    private static final class Entry extends AtomicReference<State> {
        private static final long serialVersionUID = 1L;
        private transient volatile @Nullable ExpectedLogin payload;

        Entry(ExpectedLogin login) {
            super(State.WAITING);
            payload = login;
        }

        ExpectedLogin login() {
            return Objects.requireNonNull(payload);
        }

        boolean supersedes(Entry earlier) {
            ExpectedLogin mine = login();
            ExpectedLogin other = earlier.payload;
            if (other == null) {
                return true;
            }
            return mine.nasId() == other.nasId()
                    && (mine.acctSessionId() != null && mine.acctSessionId().equals(other.acctSessionId())
                            || mine.nasPort() != null && mine.nasPort().equals(other.nasPort()));
        }
    }
}
