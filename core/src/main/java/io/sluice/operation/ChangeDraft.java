package io.sluice.operation;

import java.util.List;

/**
 * What somebody wants of one subscriber session, not checked yet; see {@link ChangeRule}.
 *
 * @param start services to be active afterwards
 * @param update active services whose limits are replaced
 * @param stop activation strings of services to be inactive afterwards
 * @param relayed attributes that are not ours, encoded, for the NAS as they are
 * @param disconnect whether the session is to end
 * @param completed whether limits that are not given come from the definition, with the statistics that make them work. So
 *     for people; what RADIUS says is sent as written.
 */
public record ChangeDraft(
        List<ServiceDraft> start,
        List<ServiceDraft> update,
        List<String> stop,
        byte[] relayed,
        boolean disconnect,
        boolean completed) {

    private static final byte[] NOTHING = new byte[0];

    public ChangeDraft {
        start = List.copyOf(start);
        update = List.copyOf(update);
        stop = List.copyOf(stop);
    }

    /** A person's order to start services and to stop others. */
    public static ChangeDraft services(List<ServiceDraft> start, List<String> stop) {
        return new ChangeDraft(start, List.of(), stop, NOTHING, false, true);
    }

    /** A person's order to change the limits of a running service. */
    public static ChangeDraft limits(ServiceDraft service) {
        return new ChangeDraft(List.of(), List.of(service), List.of(), NOTHING, false, true);
    }

    /** An order to end the session. */
    public static ChangeDraft toDisconnect() {
        return new ChangeDraft(List.of(), List.of(), List.of(), NOTHING, true, false);
    }
}
