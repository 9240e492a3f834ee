package io.sluice.operation;

import io.sluice.service.ServiceCall;
import io.sluice.service.ServiceGrant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How what runs in a session differs from what a login would start now. Services count as the same by their activation string, blanks
 * aside; the limits of one that runs already stay as they are, since not every NAS can change them.
 *
 * @param start services that are granted and do not run
 * @param stop activation strings of what runs and is not granted
 */
public record RecordPlan(List<ServiceDraft> start, List<String> stop) {

    private static final byte[] NOTHING = new byte[0];

    public RecordPlan {
        start = List.copyOf(start);
        stop = List.copyOf(stop);
    }

    /**
     * Compares.
     *
     * @param granted what a login would start
     * @param running activation strings of what runs
     */
    public static RecordPlan of(List<ServiceGrant> granted, List<String> running) {
        Set<String> runs = new HashSet<>();
        running.forEach(each -> runs.add(name(each)));
        Set<String> wanted = new HashSet<>();
        List<ServiceDraft> start = new ArrayList<>();
        for (ServiceGrant grant : granted) {
            if (wanted.add(name(grant.activation())) && !runs.contains(name(grant.activation()))) {
                start.add(new ServiceDraft(grant.activation(), grant.limits()));
            }
        }
        List<String> stop = running.stream()
                .filter(each -> !wanted.contains(name(each)))
                .distinct()
                .toList();
        return new RecordPlan(start, stop);
    }

    /** What a NAS accounts for may be no call that we can read; then it is only equal to itself. */
    private static String name(String activation) {
        try {
            return ServiceCall.parse(activation).normalized();
        } catch (IllegalArgumentException unreadable) {
            return activation;
        }
    }

    public boolean isNothing() {
        return start.isEmpty() && stop.isEmpty();
    }

    /** As an order; the record's limits are sent as written. */
    public ChangeDraft draft() {
        return new ChangeDraft(start, List.of(), stop, NOTHING, false, false);
    }
}
