package io.sluice.ejb.platform;

import java.util.Locale;

/** Makes a sentence of what a part of the program says in passing: a capital first, a stop at the end. */
public final class Sentence {

    private Sentence() {}

    public static String of(String said) {
        if (said.isEmpty()) {
            return said;
        }
        return said.substring(0, 1).toUpperCase(Locale.ROOT) + said.substring(1) + (said.endsWith(".") ? "" : ".");
    }
}
