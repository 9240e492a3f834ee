package io.sluice.cli.freeradius;

/**
 * An attribute with its value, read from a row.
 *
 * @param name without the tag
 * @param tag 0 for none
 * @param value without the quotes it may have been written in
 */
record Pair(AttributeRow row, String name, int tag, Operator op, String value) {

    boolean is(String wanted) {
        return name.equalsIgnoreCase(wanted);
    }

    /** Leaves the value out: it may be a password. */
    @Override
    public String toString() {
        return row.toString();
    }
}
