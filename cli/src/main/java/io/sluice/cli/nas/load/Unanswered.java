package io.sluice.cli.nas.load;

import org.jspecify.annotations.Nullable;

/** The requests under way, the one that was sent first in front; links run through the slots themselves. */
final class Unanswered {

    private @Nullable Slot first;
    private @Nullable Slot last;
    private int count;

    @Nullable
    Slot first() {
        return first;
    }

    int count() {
        return count;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Puts one at the end, for it was sent just now. */
    void add(Slot slot) {
        slot.before = last;
        slot.after = null;
        if (last == null) {
            first = slot;
        } else {
            last.after = slot;
        }
        last = slot;
        count++;
    }

    void remove(Slot slot) {
        if (slot.before == null) {
            first = slot.after;
        } else {
            slot.before.after = slot.after;
        }
        if (slot.after == null) {
            last = slot.before;
        } else {
            slot.after.before = slot.before;
        }
        slot.before = null;
        slot.after = null;
        count--;
    }
}
