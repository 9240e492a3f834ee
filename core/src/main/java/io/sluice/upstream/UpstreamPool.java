package io.sluice.upstream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Servers that stand in for each other: one group of a retailer's.
 *
 * <p>Whoever lives goes before whoever is suspect, then counts the rank; equals share the work by a key, so that what belongs together
 * goes to the same one. A dead server is asked only if no other is left, for a wrong guess costs less than giving up.
 *
 * @param group its name
 * @param servers in the order of rank and name
 */
public record UpstreamPool(String group, List<Upstream> servers) {

    public UpstreamPool {
        servers = servers.stream()
                .sorted(Comparator.comparingInt(
                                (Upstream server) -> server.place().rank())
                        .thenComparing(Upstream::name))
                .toList();
    }

    /**
     * The server to be asked now.
     *
     * @param tried ids of those that were asked already for the same thing
     * @param key of what belongs together, such as a session
     * @return empty if all were tried
     */
    public Optional<Upstream> next(Set<Long> tried, long key, Function<Upstream, Liveness> liveness, Instant now) {
        List<Upstream> untried =
                servers.stream().filter(server -> !tried.contains(server.id())).toList();
        List<Upstream> best = best(untried, liveness, now);
        return best.isEmpty() ? Optional.empty() : Optional.of(best.get((int) Math.floorMod(key, (long) best.size())));
    }

    /** Those that are due for a probe. */
    public static List<Upstream> dueForProbe(
            Collection<Upstream> servers, Function<Upstream, Liveness> liveness, Instant now) {
        return servers.stream()
                .filter(server ->
                        liveness.apply(server).isProbeDue(server.terms().statusServer(), now))
                .toList();
    }

    private static List<Upstream> best(List<Upstream> untried, Function<Upstream, Liveness> liveness, Instant now) {
        int leastTrust = Integer.MAX_VALUE;
        List<Upstream> best = new ArrayList<>();
        for (Upstream server : untried) {
            int distrust = distrust(server, liveness.apply(server), now);
            boolean equal = distrust == leastTrust
                    && best.get(0).place().rank() == server.place().rank();
            if (distrust < leastTrust) {
                leastTrust = distrust;
                best.clear();
                best.add(server);
            } else if (equal) {
                best.add(server);
            }
        }
        return best;
    }

    private static int distrust(Upstream server, Liveness known, Instant now) {
        if (!known.isWorthAsking(server.terms().statusServer(), now)) {
            return 2;
        }
        return known.state() == Liveness.State.ALIVE ? 0 : 1;
    }
}
