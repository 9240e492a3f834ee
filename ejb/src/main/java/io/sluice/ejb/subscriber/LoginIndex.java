package io.sluice.ejb.subscriber;

import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.subscriber.LoginProfile;
import io.sluice.subscriber.SubscriberIds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The profiles of all subscribers in memory, by login: what lets a login do without the database.
 *
 * <p>It is filled at the start and follows the change log. Who is not in it, because the filling goes on or the subscriber
 * is a second old, is looked for in the database; who is not there either is remembered as unknown for a while. Looking up
 * takes no lock. A result that was read before a change was noticed is never put over what was read after it.
 */
public final class LoginIndex implements SubscriberIds {

    private static final int PAGE = 5_000;

    private final LoginProfileSource source;
    private final UnknownLogins unknown;
    private final Consumer<Collection<LoginProfile>> limited;
    private final ConcurrentHashMap<String, LoginProfile> byLogin = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Long, String> loginOf = new ConcurrentHashMap<>();
    private volatile boolean sourceAway;

    // Guarded by this: which reading began before which change.
    private final Map<Long, Long> changedAt = new HashMap<>();
    private long allChangedAt;
    private long generation;
    private int reading;

    /**
     * @param limited is told the profiles with a limit on concurrency whenever they were read
     */
    public LoginIndex(LoginProfileSource source, UnknownLogins unknown, Consumer<Collection<LoginProfile>> limited) {
        this.source = source;
        this.unknown = unknown;
        this.limited = limited;
    }

    /** The profile of a login, null if the index has none. Never asks the database. */
    public @Nullable LoginProfile profile(String login) {
        return byLogin.get(login);
    }

    /** The profile of a subscriber, null if the index has none. Never asks the database. */
    public @Nullable LoginProfile ofSubscriber(long id) {
        String login = loginOf.get(id);
        return login == null ? null : byLogin.get(login);
    }

    @Override
    public OptionalLong find(String login) {
        LoginProfile profile = byLogin.get(login);
        return profile == null ? OptionalLong.empty() : OptionalLong.of(profile.subscriberId());
    }

    /** How many profiles there are. */
    public int size() {
        return byLogin.size();
    }

    /**
     * Looks for logins that the index does not have, all in one query.
     *
     * @return the profiles found; who is missing is unknown
     * @throws DatabaseAway if it cannot be known whether they exist
     */
    public Map<String, LoginProfile> load(Collection<String> logins) {
        Set<String> asked = new HashSet<>();
        for (String login : logins) {
            if (!unknown.contains(login)) {
                asked.add(login);
            }
        }
        if (asked.isEmpty()) {
            return Map.of();
        }
        if (sourceAway) {
            // Waiting for it again with each batch would hold up those who need no database.
            throw new DatabaseAway();
        }
        Map<String, LoginProfile> found = new HashMap<>();
        try {
            read(() -> source.ofLogins(asked), Set.of()).forEach(profile -> found.put(profile.login(), profile));
        } catch (DatabaseAway e) {
            sourceAway = true;
            throw e;
        }
        asked.removeAll(found.keySet());
        unknown.add(asked);
        return found;
    }

    /** Says that the database answers, so that it may be asked again for logins after it was away. */
    public void databaseAnswers() {
        sourceAway = false;
    }

    /** Reads everything anew, page by page, and forgets who is gone. Logins go on meanwhile. */
    public void reload() {
        synchronized (this) {
            allChangedAt = ++generation;
        }
        Set<Long> gone = new HashSet<>(loginOf.keySet());
        long last = Long.MIN_VALUE;
        List<LoginProfile> page;
        do {
            long after = last;
            page = read(() -> source.page(after, PAGE), Set.of());
            for (LoginProfile profile : page) {
                gone.remove(profile.subscriberId());
                last = profile.subscriberId();
            }
        } while (page.size() == PAGE);
        refresh(gone);
    }

    /** Reads these subscribers anew, and forgets those who are gone. */
    public void refresh(Collection<Long> ids) {
        List<Long> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += PAGE) {
            List<Long> some = all.subList(from, Math.min(from + PAGE, all.size()));
            synchronized (this) {
                generation++;
                some.forEach(id -> changedAt.put(id, generation));
            }
            read(() -> source.ofSubscribers(some), new HashSet<>(some));
        }
    }

    /**
     * @param expected who must be found; who of them is not is gone
     */
    private List<LoginProfile> read(Reading reading, Set<Long> expected) {
        long began = begin();
        try {
            List<LoginProfile> found = reading.read();
            put(began, found, expected);
            List<LoginProfile> withLimit = new ArrayList<>();
            for (LoginProfile profile : found) {
                if (profile.concurrency() > 0) {
                    withLimit.add(profile);
                }
            }
            if (!withLimit.isEmpty()) {
                limited.accept(withLimit);
            }
            return found;
        } finally {
            end();
        }
    }

    private synchronized long begin() {
        reading++;
        return generation;
    }

    private synchronized void end() {
        if (--reading == 0) {
            changedAt.clear();
        }
    }

    private synchronized void put(long began, List<LoginProfile> found, Set<Long> expected) {
        Set<Long> gone = new HashSet<>(expected);
        for (LoginProfile profile : found) {
            long id = profile.subscriberId();
            gone.remove(id);
            if (isCurrent(began, id)) {
                String before = loginOf.put(id, profile.login());
                byLogin.put(profile.login(), profile);
                if (before != null && !before.equals(profile.login())) {
                    removeIfOf(before, id);
                }
            }
        }
        for (long id : gone) {
            if (isCurrent(began, id)) {
                String before = loginOf.remove(id);
                if (before != null) {
                    removeIfOf(before, id);
                }
            }
        }
    }

    private boolean isCurrent(long began, long id) {
        return began >= allChangedAt && began >= changedAt.getOrDefault(id, 0L);
    }

    /** A login may by now belong to somebody else. */
    private void removeIfOf(String login, long id) {
        byLogin.computeIfPresent(login, (key, profile) -> profile.subscriberId() == id ? null : profile);
    }

    private interface Reading {
        List<LoginProfile> read();
    }
}
