package io.sluice.ejb.session;

import io.sluice.session.ExpectedLogin;
import io.sluice.session.ExpectedLogins;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
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
    private final ConcurrentHashMap<UUID, Entry> bySession = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<AtNas, Entry> byAcctSession = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<OnPort, Entry> byPort = new ConcurrentHashMap<>();
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
        long room = settings.most() - bySession.mappingCount();
        for (ExpectedLogin login : logins) {
            if (room-- > 0) {
                remember(new Entry(login));
            } else {
                overflow.increment();
            }
        }
    }

    private void remember(Entry entry) {
        bySession.put(entry.login.sessionId(), entry);
        if (entry.login.acctSessionId() != null) {
            supersede(byAcctSession.put(AtNas.of(entry.login), entry));
        }
        Entry onPort = byPort.put(OnPort.of(entry.login), entry);
        if (entry.login.nasPort() != null) {
            supersede(onPort);
        }
        toWrite.add(entry);
    }

    /** The line asked again: the answer before was lost, or its session never began. */
    private void supersede(@Nullable Entry before) {
        if (before != null) {
            end(before);
        }
    }

    @Override
    public Optional<ExpectedLogin> claim(
            @Nullable UUID sessionId, long nasId, String acctSessionId, String login, @Nullable Long nasPort) {
        Entry entry = sessionId == null ? null : bySession.get(sessionId);
        if (entry == null) {
            entry = byAcctSession.get(new AtNas(nasId, acctSessionId));
        }
        if (entry == null && nasPort != null) {
            entry = byPort.get(new OnPort(nasId, login, nasPort));
        }
        if (entry == null) {
            entry = byPort.get(new OnPort(nasId, login, OnPort.UNKNOWN));
        }
        return entry == null ? Optional.empty() : Optional.of(entry.login);
    }

    @Override
    public void started(Collection<UUID> sessionIds) {
        for (UUID id : sessionIds) {
            Entry entry = bySession.get(id);
            if (entry != null) {
                end(entry);
            } else {
                // Perhaps written by another node, or by this one before it was restarted.
                toDelete.add(id);
            }
        }
    }

    private void end(Entry entry) {
        forget(entry);
        if (entry.getAndSet(State.ENDED) == State.WRITTEN) {
            toDelete.add(entry.login.sessionId());
        }
    }

    private void forget(Entry entry) {
        bySession.remove(entry.login.sessionId(), entry);
        if (entry.login.acctSessionId() != null) {
            byAcctSession.remove(AtNas.of(entry.login), entry);
        }
        byPort.remove(OnPort.of(entry.login), entry);
    }

    /** Logins that found no room since the start. */
    public long overflow() {
        return overflow.sum();
    }

    public long remembered() {
        return bySession.mappingCount();
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
        for (List<Entry> batch = due(due); !batch.isEmpty(); batch = due(due)) {
            try {
                stored.insert(batch.stream().map(entry -> entry.login).toList(), settings.lapse());
            } catch (RuntimeException e) {
                batch.forEach(entry -> entry.compareAndSet(State.WRITTEN, State.WAITING));
                toWrite.addAll(batch);
                throw e;
            }
            toLapse.addAll(batch);
        }
    }

    /** Takes a batch and marks it as written first, so that a Start that comes meanwhile deletes the row afterwards. */
    private List<Entry> due(Instant due) {
        List<Entry> batch = new ArrayList<>();
        for (Entry entry = toWrite.peek(); entry != null && batch.size() < BATCH; entry = toWrite.peek()) {
            if (entry.login.expectedAt().isAfter(due)) {
                break;
            }
            toWrite.remove();
            if (entry.compareAndSet(State.WAITING, State.WRITTEN)) {
                batch.add(entry);
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
            if (entry.get() == State.WRITTEN && entry.login.expectedAt().isAfter(lapsed)) {
                return;
            }
            toLapse.remove();
            // Its row, if any, goes with all that have lapsed.
            forget(entry);
        }
    }

    private enum State {
        WAITING,
        WRITTEN,
        ENDED
    }

    private static final class Entry extends AtomicReference<State> {
        private static final long serialVersionUID = 1L;
        private final transient ExpectedLogin login;

        Entry(ExpectedLogin login) {
            super(State.WAITING);
            this.login = login;
        }
    }

    private record AtNas(long nasId, String acctSessionId) {
        static AtNas of(ExpectedLogin login) {
            return new AtNas(login.nasId(), String.valueOf(login.acctSessionId()));
        }
    }

    /** A login on a port; where the Access-Request named none, the latest such login of the subscriber at that NAS. */
    private record OnPort(long nasId, String login, long port) {
        private static final long UNKNOWN = -1;

        static OnPort of(ExpectedLogin login) {
            return new OnPort(login.nasId(), login.login(), login.nasPort() == null ? UNKNOWN : login.nasPort());
        }
    }
}
