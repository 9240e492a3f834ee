package io.sluice.radius.connector;

import io.sluice.radius.connector.OutboundRequest.Retransmission;
import io.sluice.radius.packet.PacketCode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where and how requests of our own go, whatever they say; made once for many requests.
 *
 * @param target address and UDP port
 * @param secret shared secret
 * @param withMessageAuthenticator whether requests are signed with Message-Authenticator
 * @param source the local address they leave from; null leaves it to the connector's own setting
 */
public record Destination(
        InetSocketAddress target,
        byte[] secret,
        boolean withMessageAuthenticator,
        Retransmission retransmission,
        @Nullable InetAddress source) {

    public Destination {
        secret = secret.clone();
    }

    /**
     * @param address IPv4 or IPv6 address in text; no name, nothing is looked up
     * @throws IllegalArgumentException if it is no address
     */
    public static Destination of(
            String address, int port, byte[] secret, boolean withMessageAuthenticator, Retransmission retransmission) {
        return new Destination(
                new InetSocketAddress(literal(address), port), secret, withMessageAuthenticator, retransmission, null);
    }

    private static InetAddress literal(String address) {
        boolean mayBeLiteral =
                address.indexOf(':') >= 0 || address.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
        if (address.isEmpty() || !mayBeLiteral) {
            throw new IllegalArgumentException("not an IP address: " + address);
        }
        try {
            return InetAddress.getAllByName(address)[0];
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an IP address: " + address, e);
        }
    }

    /** A request to there. */
    public OutboundRequest request(PacketCode code, byte[] attributes) {
        return request(code, attributes, retransmission);
    }

    /**
     * A request to there that is given up sooner.
     *
     * @param atMost after which time; more than zero
     */
    public OutboundRequest request(PacketCode code, byte[] attributes, Duration atMost) {
        Duration duration = retransmission.duration();
        boolean sooner = duration.isZero() || atMost.compareTo(duration) < 0;
        return request(
                code,
                attributes,
                sooner
                        ? new Retransmission(
                                retransmission.initial(), retransmission.maximum(), retransmission.count(), atMost)
                        : retransmission);
    }

    private OutboundRequest request(PacketCode code, byte[] attributes, Retransmission retransmission) {
        return new OutboundRequest(code, attributes, target, secret, withMessageAuthenticator, retransmission, source);
    }

    /** Names the place without the secret. */
    @Override
    public String toString() {
        return "Destination[" + target + "]";
    }
}
