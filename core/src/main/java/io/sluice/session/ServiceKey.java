package io.sluice.session;

/**
 * How a NAS's records name a service session.
 *
 * @param session the subscriber session it belongs to
 * @param activation the activation string
 * @param serviceId what the NAS appends to Acct-Session-Id; empty as long as only the login told of the service
 */
public record ServiceKey(SessionKey session, String activation, String serviceId) implements Comparable<ServiceKey> {

    @Override
    public int compareTo(ServiceKey other) {
        int bySession = session.compareTo(other.session);
        if (bySession != 0) {
            return bySession;
        }
        int byActivation = activation.compareTo(other.activation);
        return byActivation != 0 ? byActivation : serviceId.compareTo(other.serviceId);
    }

    /** The key that the same activation has before the NAS has given it a number. */
    ServiceKey unnumbered() {
        return serviceId.isEmpty() ? this : new ServiceKey(session, activation, "");
    }
}
