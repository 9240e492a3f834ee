package io.sluice.ejb.dispatch;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Every NAS as the dispatcher knows it: read as a whole, kept as a snapshot, read anew whenever a NAS changes. */
public final class NasTargets {

    private final Supplier<Collection<NasTarget>> source;
    private volatile Map<Long, NasTarget> byId = Map.of();
    private volatile Map<String, Long> byName = Map.of();

    /**
     * @param source reads the tables
     */
    public NasTargets(Supplier<Collection<NasTarget>> source) {
        this.source = source;
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

    public Optional<Long> idOf(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Collection<NasTarget> all() {
        return byId.values();
    }
}
