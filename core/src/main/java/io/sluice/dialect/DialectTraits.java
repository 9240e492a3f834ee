package io.sluice.dialect;

import io.sluice.accounting.VolumeCounted;

/**
 * What may be expected of a family of NASes; whoever plans a change goes by it.
 *
 * @param keepsServices whether services run beside each other, with limits and accounting of their own. If not, the NAS holds
 *     one result of all services: start and stop ride in one packet, and limits are Sluice's to watch.
 * @param atomicNak whether nothing has changed after a NAK (RFC 5176 §2.3). If not, whatever was asked for may run.
 * @param deactivatesFirst whether of one packet with both the NAS stops first and starts then; if not, the order is anybody's
 *     guess. Either way one starts first only by two packets.
 * @param ackIsProof whether an ACK means that the change took effect, and not just that it was received
 * @param canUpdate whether limits of a running service can be changed; if not, it is stopped and started again
 * @param mostServices how many services one packet may start, update and stop together
 * @param volumeCounted which octets a volume limit is about
 */
public record DialectTraits(
        boolean keepsServices,
        boolean atomicNak,
        boolean deactivatesFirst,
        boolean ackIsProof,
        boolean canUpdate,
        int mostServices,
        VolumeCounted volumeCounted) {

    public DialectTraits {
        if (mostServices < 1) {
            throw new IllegalArgumentException("a packet must hold at least one service");
        }
    }
}
