package io.sluice.accounting;

/**
 * Which service a record is about, where it is not about the subscriber as a whole.
 *
 * @param activation the activation string, octet for octet (Service-Session)
 * @param parentSessionId Acct-Session-Id of the subscriber session
 * @param serviceId what the NAS appended to it; empty if nothing
 */
public record AccountedService(String activation, String parentSessionId, String serviceId) {

    /**
     * Splits a service record's Acct-Session-Id at its last colon; earlier ones belong to the subscriber's id, as in
     * {@code erx FastEthernet 12/0:0001048580:002478}. Without a colon all of it is the subscriber's.
     */
    public static AccountedService of(String activation, String acctSessionId) {
        int colon = acctSessionId.lastIndexOf(':');
        return colon < 0
                ? new AccountedService(activation, acctSessionId, "")
                : new AccountedService(
                        activation, acctSessionId.substring(0, colon), acctSessionId.substring(colon + 1));
    }
}
