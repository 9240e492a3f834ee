package io.sluice.ejb.dispatch;

import io.sluice.ejb.platform.RecentMisses;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Every NAS as the dispatcher knows it: read as a whole, kept as a snapshot, read anew whenever a NAS changes. One that was made a
 * moment ago is read when it is asked for.
 */
public final class NasTargets {

    private final Supplier<Collection<NasTarget>> source;
    private final RecentMisses<Long> misses;
    private volatile Map<Long, NasTarget> byId = Map.of();
    private volatile Map<String, Long> byName = Map.of();

    /**
     * @param source reads the tables
     */
    public NasTargets(Supplier<Collection<NasTarget>> source) {
        this(source, System::nanoTime);
    }

    NasTargets(Supplier<Collection<NasTarget>> source, LongSupplier nanos) {
        this.source = source;
        this.misses = new RecentMisses<>(nanos);
    }

    /** Reads everything anew. */
    public void reload() {
        Collection<NasTarget> read = source.get();
        byId = read.stream().collect(Collectors.toUnmodifiableMap(NasTarget::id, Function.identity()));
        byName = read.stream().collect(Collectors.toUnmodifiableMap(NasTarget::name, NasTarget::id));
    }

    public Optional<NasTarget> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The same for an order: one that is unknown, or that has no address, is looked for in the database, once a second at most. */
    Optional<NasTarget> findForOrder(long id) {
        NasTarget known = byId.get(id);
        if (known != null && known.destination() != null) {
            return Optional.of(known);
        }
        if (misses.mayLookFor(id)) {
            reload();
            known = byId.get(id);
            if (known == null || known.destination() == null) {
                misses.missed(id);
            } else {
                misses.found(id);
            }
        }
        return Optional.ofNullable(known);
    }

    public Optional<Long> idOf(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Collection<NasTarget> all() {
        return byId.values();
    }
}
