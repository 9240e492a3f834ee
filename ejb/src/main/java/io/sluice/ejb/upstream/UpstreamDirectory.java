package io.sluice.ejb.upstream;

import io.sluice.upstream.Liveness;
import io.sluice.upstream.Upstream;
import io.sluice.upstream.UpstreamKind;
import io.sluice.upstream.UpstreamPool;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The upstream servers of all retailers: read as a whole, kept as a snapshot, with what this node knows of the life of each. What
 * is known outlasts a reload as long as the server keeps its address and secret.
 */
public final class UpstreamDirectory {

    private final Supplier<Snapshot> source;
    private final Clock clock;
    private final Map<Long, Liveness> liveness = new ConcurrentHashMap<>();
    private volatile Snapshot snapshot = new Snapshot(Map.of(), List.of());
    private volatile Pools pools = Pools.of(snapshot);

    /**
     * @param source reads the tables
     * @param clock the system's
     */
    public UpstreamDirectory(Supplier<Snapshot> source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /** Reads everything anew. */
    public void reload() {
        Snapshot read = source.get();
        Map<Long, Upstream> before = snapshot.servers.stream().collect(Collectors.toMap(Upstream::id, s -> s));
        Set<Long> stay = read.servers.stream()
                .filter(server -> isWhereItWas(server, before.get(server.id())))
                .map(Upstream::id)
                .collect(Collectors.toSet());
        pools = Pools.of(read);
        snapshot = read;
        liveness.keySet().retainAll(stay);
    }

    private static boolean isWhereItWas(Upstream server, @Nullable Upstream before) {
        return before != null
                && before.place().address().equals(server.place().address())
                && before.place().port() == server.place().port()
                && Arrays.equals(before.secret(), server.secret());
    }

    public Collection<Upstream> servers() {
        return snapshot.servers;
    }

    public Optional<Upstream> server(long id) {
        return snapshot.servers.stream().filter(server -> server.id() == id).findFirst();
    }

    /** Whose realm this is. */
    public Optional<Long> retailerOf(String realm) {
        return Optional.ofNullable(snapshot.retailers.get(realm));
    }

    /** Where a retailer's logins are proxied to; empty if they are answered here. */
    public Optional<UpstreamPool> authentication(long retailerId) {
        return Optional.ofNullable(pools.authentication.get(retailerId));
    }

    /** Where a login is proxied to, by its realm; empty if it is answered here. Called for every login while any is proxied. */
    public Optional<UpstreamPool> authenticationOf(String login) {
        int at = login.lastIndexOf('@');
        return at < 0
                ? Optional.empty()
                : Optional.ofNullable(pools.byRealm.get(login.substring(at + 1).toLowerCase(Locale.ROOT)));
    }

    /** Where a retailer's accounting goes, a copy to each pool, in the order of their names; empty if to nobody. */
    public List<UpstreamPool> accounting(long retailerId) {
        return pools.accounting.getOrDefault(retailerId, List.of());
    }

    /** Whether any retailer has logins proxied, so that those of all others need not be looked at. */
    public boolean proxiesLogins() {
        return !pools.authentication.isEmpty();
    }

    /**
     * The server of a pool to be asked now.
     *
     * @param tried ids of those that were asked already for the same thing
     * @param key of what belongs together, such as a session
     */
    public Optional<Upstream> next(UpstreamPool pool, Set<Long> tried, long key) {
        return pool.next(tried, key, this::livenessOf, clock.instant());
    }

    public Liveness livenessOf(Upstream server) {
        return liveness.computeIfAbsent(server.id(), id -> Liveness.unasked(clock.instant()));
    }

    /** Notes a genuine answer. */
    public void answered(Upstream server) {
        Liveness before = livenessOf(server);
        Liveness after =
                liveness.compute(server.id(), (id, known) -> orUnasked(known).answered(clock.instant()));
        tell(server, before, after);
    }

    /**
     * Notes that a request was given up.
     *
     * @param sent when it was first sent
     */
    public void silent(Upstream server, Instant sent) {
        boolean probed = server.terms().statusServer();
        Liveness before = livenessOf(server);
        Liveness after = liveness.compute(
                server.id(), (id, known) -> orUnasked(known, sent).silent(sent, probed, clock.instant()));
        tell(server, before, after);
    }

    private static void tell(Upstream server, Liveness before, Liveness after) {
        if (before.state() != after.state()) {
            switch (after.state()) {
                case ALIVE -> UpstreamLog.alive(server);
                case SUSPECT -> UpstreamLog.suspect(server);
                case DEAD -> UpstreamLog.dead(server);
            }
        }
    }

    /** Those that are to be probed now; whoever asks does it, they are not due again for a while. */
    public List<Upstream> takeDueForProbe() {
        Instant now = clock.instant();
        List<Upstream> due = UpstreamPool.dueForProbe(servers(), this::livenessOf, now);
        due.forEach(server -> liveness.computeIfPresent(server.id(), (id, known) -> known.probing(now)));
        return due;
    }

    private Liveness orUnasked(@Nullable Liveness known) {
        return orUnasked(known, clock.instant());
    }

    private static Liveness orUnasked(@Nullable Liveness known, Instant since) {
        return known == null ? Liveness.unasked(since) : known;
    }

    /**
     * All of them.
     *
     * @param retailers ids by realm
     */
    public record Snapshot(Map<String, Long> retailers, List<Upstream> servers) {

        public Snapshot {
            retailers = Map.copyOf(retailers);
            servers = List.copyOf(servers);
        }
    }

    /** Pools by the id of their retailer. */
    private record Pools(
            Map<Long, UpstreamPool> authentication,
            Map<Long, List<UpstreamPool>> accounting,
            Map<String, UpstreamPool> byRealm) {

        static Pools of(Snapshot snapshot) {
            Map<Long, UpstreamPool> authentication = new HashMap<>();
            Map<Long, List<UpstreamPool>> accounting = new HashMap<>();
            ofKind(snapshot, UpstreamKind.AUTH).forEach((id, groups) -> authentication.put(id, groups.get(0)));
            ofKind(snapshot, UpstreamKind.ACCT).forEach(accounting::put);
            Map<String, UpstreamPool> byRealm = new HashMap<>();
            snapshot.retailers.forEach((realm, id) -> {
                UpstreamPool pool = authentication.get(id);
                if (pool != null) {
                    byRealm.put(realm, pool);
                }
            });
            return new Pools(authentication, accounting, byRealm);
        }

        private static Map<Long, List<UpstreamPool>> ofKind(Snapshot snapshot, UpstreamKind kind) {
            return snapshot.servers.stream()
                    .filter(server -> server.kind() == kind)
                    .collect(Collectors.groupingBy(
                            Upstream::retailerId,
                            Collectors.collectingAndThen(
                                    Collectors.groupingBy(
                                            server -> server.place().group(), TreeMap::new, Collectors.toList()),
                                    groups -> groups.entrySet().stream()
                                            .map(group -> new UpstreamPool(group.getKey(), group.getValue()))
                                            .toList())));
        }
    }
}
