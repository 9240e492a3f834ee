package io.sluice.cli.freeradius;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A list of attributes that further lists are merged into, by the operators and with the habits of FreeRADIUS 3's
 * {@code radius_pairmove}: operators look only at what was in the list before the merge, never at a tag, and what one of them
 * has replaced is not replaced again.
 */
final class PairList {

    private List<Pair> pairs = List.of();

    /** Merges pairs that assign. */
    void merge(List<Pair> from) {
        List<@Nullable Pair> before = new ArrayList<>(pairs);
        boolean[] edited = new boolean[before.size()];
        List<Pair> appended = new ArrayList<>();
        for (Pair pair : from) {
            switch (pair.op()) {
                case ADD -> appended.add(pair);
                case SET -> set(pair, before, edited, appended);
                case EQUAL -> {
                    if (!isIn(pair, before, edited)) {
                        appended.add(pair);
                    }
                }
                case SUBTRACT -> subtract(pair, before, edited);
                default -> throw new IllegalArgumentException(pair + " does not assign");
            }
        }
        pairs = Stream.concat(before.stream().filter(Objects::nonNull), appended.stream())
                .toList();
    }

    private static void set(Pair pair, List<@Nullable Pair> before, boolean[] edited, List<Pair> appended) {
        for (int i = 0; i < edited.length; i++) {
            if (isSame(pair, before.get(i), edited[i])) {
                before.set(i, pair);
                edited[i] = true;
                return;
            }
        }
        appended.add(pair);
    }

    private static boolean isIn(Pair pair, List<@Nullable Pair> before, boolean[] edited) {
        for (int i = 0; i < edited.length; i++) {
            if (isSame(pair, before.get(i), edited[i])) {
                return true;
            }
        }
        return false;
    }

    private static void subtract(Pair pair, List<@Nullable Pair> before, boolean[] edited) {
        for (int i = 0; i < edited.length; i++) {
            Pair other = before.get(i);
            if (isSame(pair, other, edited[i]) && other != null && other.value().equals(pair.value())) {
                before.set(i, null);
            }
        }
    }

    private static boolean isSame(Pair pair, @Nullable Pair other, boolean edited) {
        return !edited && other != null && other.is(pair.name());
    }

    List<Pair> pairs() {
        return pairs;
    }

    /** The first of a name, which is the one that FreeRADIUS looks at. */
    Optional<Pair> first(String name) {
        return pairs.stream().filter(pair -> pair.is(name)).findFirst();
    }
}
