package io.sluice.cli.nas.simulate.bng;

import java.util.List;
import java.util.Set;

/** Groups of services by name, of which a new member ends those that ran before. */
public record MutexGroups(List<Set<String>> groups) {

    public static final MutexGroups NONE = new MutexGroups(List.of());

    public MutexGroups {
        groups = List.copyOf(groups);
    }

    boolean exclude(String activation, String other) {
        String name = nameOf(activation);
        String otherName = nameOf(other);
        return groups.stream().anyMatch(group -> group.contains(name) && group.contains(otherName));
    }

    /** What stands before the parenthesis. */
    static String nameOf(String activation) {
        int parenthesis = activation.indexOf('(');
        return (parenthesis < 0 ? activation : activation.substring(0, parenthesis)).strip();
    }
}
