package io.sluice.radius.connector;

import io.sluice.radius.packet.PacketCode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A request of our own, such as a CoA-Request to a NAS.
 *
 * @param code CoA-Request, Disconnect-Request, Accounting-Request, Access-Request or Status-Server
 * @param attributes the encoded attributes, without Message-Authenticator
 * @param target where to
 * @param secret shared secret
 * @param withMessageAuthenticator whether to sign with Message-Authenticator as first attribute
 * @param retransmission when to send again
 * @param source the local address it leaves from; null leaves it to the connector's own setting
 * @param authenticator the Request Authenticator of an Access-Request whose attributes were hidden with it, 16 octets nobody could
 *     foretell; empty lets the connector choose one, and for other codes says nothing
 */
public record OutboundRequest(
        PacketCode code,
        byte[] attributes,
        InetSocketAddress target,
        byte[] secret,
        boolean withMessageAuthenticator,
        Retransmission retransmission,
        @Nullable InetAddress source,
        byte[] authenticator) {

    private static final byte[] CHOSEN_BY_CONNECTOR = {};

    public OutboundRequest {
        if (authenticator.length != 0 && authenticator.length != 16) {
            throw new IllegalArgumentException("an authenticator of " + authenticator.length + " octets");
        }
    }

    /** A request whose authenticator nothing in it depends on. */
    public OutboundRequest(
            PacketCode code,
            byte[] attributes,
            InetSocketAddress target,
            byte[] secret,
            boolean withMessageAuthenticator,
            Retransmission retransmission,
            @Nullable InetAddress source) {
        this(code, attributes, target, secret, withMessageAuthenticator, retransmission, source, CHOSEN_BY_CONNECTOR);
    }

    /** A request that leaves from where the connector's own setting says. */
    public OutboundRequest(
            PacketCode code,
            byte[] attributes,
            InetSocketAddress target,
            byte[] secret,
            boolean withMessageAuthenticator,
            Retransmission retransmission) {
        this(code, attributes, target, secret, withMessageAuthenticator, retransmission, null, CHOSEN_BY_CONNECTOR);
    }

    /** The same under an authenticator that its attributes were hidden with. */
    public OutboundRequest under(byte[] chosen) {
        return new OutboundRequest(
                code, attributes, target, secret, withMessageAuthenticator, retransmission, source, chosen.clone());
    }

    /**
     * The parameters of RFC 5080 §2.2.1.
     *
     * @param initial IRT, time to the first retransmission
     * @param maximum MRT, longest time between two retransmissions; zero means no limit
     * @param count MRC, most transmissions; zero means no limit
     * @param duration MRD, after which the request is given up; zero means no limit
     */
    public record Retransmission(Duration initial, Duration maximum, int count, Duration duration) {

        /** IRT 2 s, MRT 16 s, MRC 5, MRD 30 s. */
        public static final Retransmission RFC_5080 =
                new Retransmission(Duration.ofSeconds(2), Duration.ofSeconds(16), 5, Duration.ofSeconds(30));

        public Retransmission {
            if (initial.isNegative()
                    || initial.isZero()
                    || maximum.isNegative()
                    || count < 0
                    || duration.isNegative()) {
                throw new IllegalArgumentException("times and counts must not be negative, and IRT not zero");
            }
            if (count == 0 && duration.isZero()) {
                throw new IllegalArgumentException("a request must end: give MRC or MRD");
            }
        }
    }

    @Override
    public String toString() {
        return "OutboundRequest[" + code + " to " + target + "]";
    }
}
