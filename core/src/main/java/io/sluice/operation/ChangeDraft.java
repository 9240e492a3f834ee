package io.sluice.operation;

import java.util.List;
import java.util.Set;

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
 * @param statics activation strings of those started that the subscriber keeps over logins
 */
public record ChangeDraft(
        List<ServiceDraft> start,
        List<ServiceDraft> update,
        List<String> stop,
        byte[] relayed,
        boolean disconnect,
        boolean completed,
        Set<String> statics) {

    private static final byte[] NOTHING = new byte[0];

    public ChangeDraft {
        start = List.copyOf(start);
        update = List.copyOf(update);
        stop = List.copyOf(stop);
        statics = Set.copyOf(statics);
    }

    /** Of dynamic services. */
    public ChangeDraft(
            List<ServiceDraft> start,
            List<ServiceDraft> update,
            List<String> stop,
            byte[] relayed,
            boolean disconnect,
            boolean completed) {
        this(start, update, stop, relayed, disconnect, completed, Set.of());
    }

    /** The same with some of the services static. */
    public ChangeDraft keeping(Set<String> activations) {
        return new ChangeDraft(start, update, stop, relayed, disconnect, completed, activations);
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
        return toDisconnect(NOTHING);
    }

    /**
     * The same, with attributes that say why.
     *
     * @param relayed encoded
     */
    public static ChangeDraft toDisconnect(byte[] relayed) {
        return new ChangeDraft(List.of(), List.of(), List.of(), relayed, true, false);
    }
}
