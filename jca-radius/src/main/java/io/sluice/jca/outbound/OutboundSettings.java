package io.sluice.jca.outbound;

import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How requests of our own are sent.
 *
 * <p>About resting identifiers: RFC 5176 §6.3 lets a NAS take whatever comes again under the same source port and
 * identifier within 300 s for a duplicate; kept literally this allows one request a second for each source port. Every
 * implementation known compares the Request Authenticator too, as RFC 5080 §2.2.2 asks, and it differs with the
 * content. So an identifier rests just long enough that no late retransmission or reply can meet its successor: short
 * after a reply, which ends the matter for both sides, long after silence, when the request may still lie in the NAS.
 *
 * @param localAddress what source ports are bound to; null leaves it to the routing table
 * @param maxPortsPerTarget source ports to one address and port of a NAS, 256 identifiers each, 1–1024
 * @param restAfterReply how long an identifier is not used after a reply
 * @param restAfterSilence how long it is not used after no reply came
 */
public record OutboundSettings(
        @Nullable InetAddress localAddress, int maxPortsPerTarget, Duration restAfterReply, Duration restAfterSilence) {

    /** 64 ports, 1 s and 30 s. */
    public static final OutboundSettings DEFAULT =
            new OutboundSettings(null, 64, Duration.ofSeconds(1), Duration.ofSeconds(30));

    public OutboundSettings {
        if (maxPortsPerTarget < 1 || maxPortsPerTarget > 1024) {
            throw new IllegalArgumentException("source ports to a target: 1–1024, not " + maxPortsPerTarget);
        }
        if (restAfterReply.isNegative() || restAfterSilence.isNegative()) {
            throw new IllegalArgumentException("an identifier cannot rest for less than no time");
        }
    }
}
