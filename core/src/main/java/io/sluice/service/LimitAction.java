package io.sluice.service;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a service does when a limit of it is reached, and of which parts of a limit somebody is told before.
 *
 * @param kind what is done at the limit
 * @param switchTo activation string of the service that takes its place, for {@link Kind#SWITCH}; else null
 * @param notifyAt percentages of a limit at which an event is recorded, 1–99, ascending
 */
public record LimitAction(Kind kind, @Nullable String switchTo, List<Integer> notifyAt) {

    /** What is done at the limit. */
    public enum Kind {
        /** The service is stopped. */
        DEACTIVATE,
        /** Another one is started, and only then this one is stopped: throttled, not cut off. */
        SWITCH,
        /** Nothing: the event is all. */
        NOTIFY
    }

    /** Stops the service and tells nothing before. */
    public static final LimitAction DEACTIVATE = new LimitAction(Kind.DEACTIVATE, null, List.of());

    private static final int MOST_MARKS = 10;

    public LimitAction {
        notifyAt = List.copyOf(new TreeSet<>(notifyAt));
        if (notifyAt.size() > MOST_MARKS || notifyAt.stream().anyMatch(percent -> percent < 1 || percent > 99)) {
            throw new IllegalArgumentException("at most " + MOST_MARKS + " percentages of 1–99 may be told");
        }
        if ((kind == Kind.SWITCH) != (switchTo != null)) {
            throw new IllegalArgumentException("SWITCH, and nothing else, says to which service");
        }
        if (switchTo != null) {
            ServiceCall.parse(switchTo);
        }
    }

    /** Stops the service, and tells of these percentages before. */
    public LimitAction notifying(Integer... percentages) {
        return new LimitAction(kind, switchTo, List.of(percentages));
    }

    /** The action of stored columns; without any, {@link #DEACTIVATE}. */
    public static LimitAction stored(@Nullable Kind kind, @Nullable String switchTo, @Nullable String marks) {
        return kind == null
                ? DEACTIVATE
                : new LimitAction(
                        kind,
                        switchTo,
                        marks == null
                                ? List.of()
                                : Stream.of(marks.split(",", -1))
                                        .map(Integer::valueOf)
                                        .toList());
    }

    /** {@link #notifyAt} as it is stored, null for none. */
    public @Nullable String marksText() {
        return notifyAt.isEmpty()
                ? null
                : notifyAt.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** Puts another service in its place. */
    public static LimitAction switchingTo(String activation) {
        return new LimitAction(Kind.SWITCH, activation, List.of());
    }
}
