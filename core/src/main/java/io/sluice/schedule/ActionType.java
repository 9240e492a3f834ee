package io.sluice.schedule;

import java.util.Arrays;
import java.util.Optional;

/** What an entry does; stored by name. */
public enum ActionType {
    /** Starts the service at {@code from}. */
    ACTIVATE("activate"),
    /** Stops the service at {@code from}. */
    DEACTIVATE("deactivate"),
    /** Refuses every activation between {@code from} and {@code to}. */
    DENY("deny"),
    /** Stops the service at {@code from} and refuses every activation until {@code to}. */
    DENY_DEACTIVATE("deny-deactivate");

    private final String word;

    ActionType(String word) {
        this.word = word;
    }

    /** How it is written. */
    public String word() {
        return word;
    }

    /** Whether it refuses for as long as it lasts, instead of acting once. */
    public boolean denies() {
        return this == DENY || this == DENY_DEACTIVATE;
    }

    public static Optional<ActionType> ofWord(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }
}
