package io.sluice.dialect;

import io.sluice.service.ServiceGrant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one CoA-Request is to change in one subscriber session.
 *
 * @param start services to start
 * @param update running services whose limits are replaced
 * @param stop activation strings of services to stop, octet for octet
 * @param after all services that run when the change is done, in the order in which they were started. Only a NAS that keeps one
 *     result of all services is told of those that do not change.
 * @param base the reply attributes of the subscriber's record as they are sent, to which such a NAS falls back where no service says
 *     anything. Shared, not copied; nobody may write to it.
 */
public record CoaChange(
        List<ServiceGrant> start, List<ServiceGrant> update, List<String> stop, List<ServiceGrant> after, byte[] base) {

    private static final byte[] NOTHING = new byte[0];

    public CoaChange {
        start = List.copyOf(start);
        update = List.copyOf(update);
        stop = List.copyOf(stop);
        after = List.copyOf(after);
    }

    /** A change for a subscriber whose record says nothing beside services. */
    public CoaChange(List<ServiceGrant> start, List<ServiceGrant> update, List<String> stop, List<ServiceGrant> after) {
        this(start, update, stop, after, NOTHING);
    }

    private static void requireOwnTag(Set<Integer> tags, ServiceGrant service) {
        if (!tags.add(service.tag())) {
            throw new IllegalArgumentException(service.activation() + ": tag " + service.tag() + " is taken");
        }
    }

    /** How many services it is about. */
    public int services() {
        return start.size() + update.size() + stop.size();
    }

    /**
     * Refuses what the traits of a family that keeps services forbid.
     *
     * @throws IllegalArgumentException also if two services have one tag
     */
    public void requireFits(DialectTraits traits) {
        if (services() > traits.mostServices()) {
            throw new IllegalArgumentException(
                    "a packet may be about " + traits.mostServices() + " services, not " + services());
        }
        if (!update.isEmpty() && !traits.canUpdate()) {
            throw new IllegalArgumentException("limits of a running service cannot be changed there");
        }
        Set<Integer> tags = new HashSet<>();
        start.forEach(service -> requireOwnTag(tags, service));
        update.forEach(service -> requireOwnTag(tags, service));
    }
}
