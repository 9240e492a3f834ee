package io.sluice.cli.nas.simulate.bng;

import java.util.LinkedHashMap;
import java.util.Map;

/** Counts by name, in the order they were first heard of. */
public final class Tally {

    private final Map<String, Long> counts = new LinkedHashMap<>();

    /** Names what shall be shown even if it never happens. */
    public Tally(String... names) {
        for (String name : names) {
            counts.put(name, 0L);
        }
    }

    public void count(String name) {
        add(name, 1);
    }

    public void add(String name, long more) {
        counts.merge(name, more, Long::sum);
    }

    public long of(String name) {
        return counts.getOrDefault(name, 0L);
    }

    public Map<String, Long> counts() {
        return new LinkedHashMap<>(counts);
    }
}
