package io.sluice.ejb.subscriber;

import org.jspecify.annotations.Nullable;

/**
 * A line that nothing speaks against.
 *
 * @param retailer id of the retailer at the top
 * @param parent id of the node above, null directly below the retailer
 * @param existing id of the subscriber that it replaces, null for a new one
 */
record SoundLine(
        ImportLine line,
        long retailer,
        @Nullable Long parent,
        @Nullable Long existing) {

    boolean isNew() {
        return existing == null;
    }

    String login() {
        return String.valueOf(line.subscriber().login());
    }
}
