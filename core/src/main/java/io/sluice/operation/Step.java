package io.sluice.operation;

import java.util.List;

/**
 * One packet of an operation.
 *
 * @param disconnect a Disconnect-Request; otherwise a CoA-Request
 * @param start services to start
 * @param update running services to be told their limits anew
 * @param stop services to stop
 * @param relayed attributes to hand on as they are, encoded
 * @param after every service that runs once the packet is acknowledged; only where the NAS holds one merged result
 */
public record Step(
        boolean disconnect,
        List<ServiceTarget> start,
        List<ServiceTarget> update,
        List<ServiceTarget> stop,
        byte[] relayed,
        List<ServiceTarget> after) {

    private static final byte[] NOTHING = new byte[0];

    static Step disconnecting(byte[] relayed) {
        return new Step(true, List.of(), List.of(), List.of(), relayed, List.of());
    }

    static Step stopping(List<ServiceTarget> services) {
        return new Step(false, List.of(), List.of(), services, NOTHING, List.of());
    }

    static Step starting(List<ServiceTarget> services) {
        return new Step(false, services, List.of(), List.of(), NOTHING, List.of());
    }
}
