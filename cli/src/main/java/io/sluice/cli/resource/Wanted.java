package io.sluice.cli.resource;

import java.util.List;

/**
 * Which commands are about to be used. The others are made without their options: picocli takes a third of a second of processor
 * time for all of them, and only one is run.
 *
 * @param all whether all are wanted, whatever the words
 * @param words the command line from here on
 */
public record Wanted(boolean all, List<String> words) {
    public Wanted {
        words = List.copyOf(words);
    }

    public static Wanted everything() {
        return new Wanted(true, List.of());
    }

    public static Wanted forWords(List<String> words) {
        return new Wanted(false, words);
    }

    /** Whether the command of this name, at this place, is. */
    public boolean includes(String name) {
        return all || (!words.isEmpty() && words.get(0).equals(name));
    }

    /** What is wanted below the command named by the first word. */
    public Wanted below() {
        return all || words.isEmpty() ? this : new Wanted(false, words.subList(1, words.size()));
    }
}
