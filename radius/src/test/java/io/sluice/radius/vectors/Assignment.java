package io.sluice.radius.vectors;

/** {@code name[:tag] = value} of a vector. */
record Assignment(String name, int tag, String value) {

    static Assignment of(String part) {
        int equals = part.indexOf(" = ");
        String[] left = part.substring(0, equals).split(":", -1);
        return new Assignment(left[0], left.length == 1 ? 0 : Integer.parseInt(left[1]), part.substring(equals + 3));
    }
}
