package io.sluice.cli.preflight;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A name that is one or two letters away from a known one.
 *
 * @param written what was found
 * @param meant the known name nearest to it
 */
record Misspelling(String written, String meant) {

    private static final int FURTHEST = 2;

    static Optional<Misspelling> of(String written, List<String> known) {
        return known.stream()
                .filter(name -> distance(written, name) <= FURTHEST)
                .min(Comparator.comparingInt(name -> distance(written, name)))
                .map(meant -> new Misspelling(written, meant));
    }

    /** Levenshtein's distance: how many letters must be added, dropped or changed. */
    private static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int[] current = new int[right.length() + 1];
            current[0] = row;
            for (int column = 1; column <= right.length(); column++) {
                int change = left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1;
                current[column] =
                        Math.min(Math.min(current[column - 1], previous[column]) + 1, previous[column - 1] + change);
            }
            previous = current;
        }
        return previous[right.length()];
    }
}
