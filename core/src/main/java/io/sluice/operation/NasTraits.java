package io.sluice.operation;

/**
 * What the way of an operation depends on in its NAS.
 *
 * @param keepsServices whether the NAS holds services one by one; otherwise one merged result, which each packet replaces
 * @param atomicRefusal whether a NAK means that nothing of the request was done
 * @param canUpdate whether a running service can be told new limits; otherwise it is ordered again as it was
 * @param mostServices how many services one packet may start or stop
 * @param proofNeeded whether only an accounting record proves that a service runs
 * @param stopsSuperseded whether the NAS itself stops the members of a mutex group that a new one replaces
 */
public record NasTraits(
        boolean keepsServices,
        boolean atomicRefusal,
        boolean canUpdate,
        int mostServices,
        boolean proofNeeded,
        boolean stopsSuperseded) {

    public NasTraits {
        if (mostServices < 1) {
            throw new IllegalArgumentException("a packet carries at least one service, not " + mostServices);
        }
    }
}
