package io.sluice.ejb.accounting;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows to be sent to the database as one array for each column, which costs one parameter a column and no round trip a
 * row. Columns come in the order in which they were opened; numbers stay primitive, and −1 stands for "absent".
 */
final class Columns {

    static final long ABSENT = -1;

    /** A column of instants, in microseconds since 1970. */
    record Instants(long[] micros) {}

    private final int rows;
    private final List<Object> arrays = new ArrayList<>();

    Columns(int rows) {
        this.rows = rows;
    }

    int rows() {
        return rows;
    }

    long[] longs() {
        return opened(new long[rows]);
    }

    /** Instants, in microseconds since 1970. */
    long[] instants() {
        return opened(new Instants(new long[rows])).micros();
    }

    int[] ints() {
        return opened(new int[rows]);
    }

    boolean[] flags() {
        return opened(new boolean[rows]);
    }

    /** Texts; a null is stored as null. */
    String[] texts() {
        return opened(new String[rows]);
    }

    byte[][] octets() {
        return opened(new byte[rows][]);
    }

    /** The columns: {@code long[]}, {@link Instants}, {@code int[]}, {@code boolean[]}, {@code String[]}, {@code byte[][]}. */
    List<Object> arrays() {
        return arrays;
    }

    private <T> T opened(T array) {
        arrays.add(array);
        return array;
    }
}
