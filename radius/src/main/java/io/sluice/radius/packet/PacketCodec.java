package io.sluice.radius.packet;

import io.sluice.radius.attribute.StandardAttributes;
import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs and verifies packets: Request and Response Authenticator (RFC 2865 §3, RFC 2866 §3, RFC 5176 §2.3) and
 * Message-Authenticator (RFC 3579 §3.2, RFC 5176 §3.1).
 *
 * <p>Holds one MD5 and one HMAC-MD5 and keys the latter for each packet, which is cheaper than caching them. Not for use
 * by several threads: each thread that signs or verifies has its own, see {@link #ofThread}.
 */
public final class PacketCodec {

    private static final ThreadLocal<PacketCodec> OF_THREAD = ThreadLocal.withInitial(PacketCodec::new);
    private static final byte[] ZERO = new byte[16];

    private final MessageDigest md5;
    private final Mac hmac;
    private final byte[] digest = new byte[16];

    public PacketCodec() {
        try {
            md5 = MessageDigest.getInstance("MD5");
            hmac = Mac.getInstance("HmacMD5");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no MD5, which RADIUS is made of", e);
        }
    }

    /** The codec of the calling thread. */
    public static PacketCodec ofThread() {
        return OF_THREAD.get();
    }

    /** What verification found. */
    public enum Verdict {
        GENUINE,
        /** The Request or Response Authenticator does not fit content and secret. */
        WRONG_AUTHENTICATOR,
        /** There is a Message-Authenticator, and it does not fit content and secret. */
        WRONG_MESSAGE_AUTHENTICATOR,
        /** There is no Message-Authenticator where this kind of packet must have one (EAP, Status-Server). */
        NO_MESSAGE_AUTHENTICATOR
    }

    /**
     * Whether a request was made by somebody who knows the secret. An Access-Request without Message-Authenticator proves
     * nothing and is GENUINE here; whether that suffices is the client's policy.
     */
    public Verdict verifyRequest(RadiusPacket request, byte[] secret) {
        byte[] octets = request.octets();
        boolean hashed = request.code() != PacketCode.ACCESS_REQUEST && request.code() != PacketCode.STATUS_SERVER;
        if (hashed) {
            md5.update(octets, 0, 4);
            md5.update(ZERO);
            md5.update(octets, RadiusPacket.HEADER_LENGTH, octets.length - RadiusPacket.HEADER_LENGTH);
            if (!fits(md5.digest(secret), octets, 4)) {
                return Verdict.WRONG_AUTHENTICATOR;
            }
        }
        AttributeCursor at = request.attributes();
        if (!at.seek(StandardAttributes.MESSAGE_AUTHENTICATOR)) {
            boolean required =
                    request.code() == PacketCode.STATUS_SERVER || request.has(StandardAttributes.EAP_MESSAGE);
            return required ? Verdict.NO_MESSAGE_AUTHENTICATOR : Verdict.GENUINE;
        }
        return verifyMessageAuthenticator(octets, at, hashed ? ZERO : null, secret);
    }

    /** Whether a reply belongs to a request and was made by somebody who knows the secret. */
    public Verdict verifyReply(RadiusPacket reply, RadiusPacket request, byte[] secret) {
        byte[] octets = reply.octets();
        md5.update(octets, 0, 4);
        md5.update(request.octets(), 4, 16);
        md5.update(octets, RadiusPacket.HEADER_LENGTH, octets.length - RadiusPacket.HEADER_LENGTH);
        if (reply.identifier() != request.identifier() || !fits(md5.digest(secret), octets, 4)) {
            return Verdict.WRONG_AUTHENTICATOR;
        }
        AttributeCursor at = reply.attributes();
        if (!at.seek(StandardAttributes.MESSAGE_AUTHENTICATOR)) {
            return Verdict.GENUINE;
        }
        // RFC 5176 §3.1: replies to CoA and Disconnect, too, take the Request Authenticator of the request.
        return verifyMessageAuthenticator(octets, at, request.authenticator(), secret);
    }

    private Verdict verifyMessageAuthenticator(
            byte[] octets, AttributeCursor at, byte @Nullable [] authenticator, byte[] secret) {
        if (at.length() != 16) {
            return Verdict.WRONG_MESSAGE_AUTHENTICATOR;
        }
        int offset = at.offset();
        key(secret);
        hmac.update(octets, 0, 4);
        if (authenticator == null) {
            hmac.update(octets, 4, 16);
        } else {
            hmac.update(authenticator);
        }
        hmac.update(octets, RadiusPacket.HEADER_LENGTH, offset - RadiusPacket.HEADER_LENGTH);
        hmac.update(ZERO);
        hmac.update(octets, offset + 16, octets.length - offset - 16);
        return fits(hmac.doFinal(), octets, offset) ? Verdict.GENUINE : Verdict.WRONG_MESSAGE_AUTHENTICATOR;
    }

    /**
     * Closes and signs a reply.
     *
     * @return the finished packet, a view of the writer's buffer that lives until its next {@code begin}
     */
    public ByteBuffer signReply(PacketWriter reply, RadiusPacket request, byte[] secret) {
        byte[] octets = reply.buffer();
        reply.closeLength();
        System.arraycopy(request.octets(), 4, octets, 4, 16);
        signMessageAuthenticator(reply, secret);
        md5.update(octets, 0, reply.length());
        authenticate(octets, secret);
        return ByteBuffer.wrap(octets, 0, reply.length());
    }

    /**
     * Closes and signs an Access-Request or Status-Server, whose Request Authenticator is random.
     *
     * @param authenticator 16 unpredictable octets
     */
    public ByteBuffer signRequest(PacketWriter request, byte[] authenticator, byte[] secret) {
        byte[] octets = request.buffer();
        request.closeLength();
        System.arraycopy(authenticator, 0, octets, 4, 16);
        signMessageAuthenticator(request, secret);
        return ByteBuffer.wrap(octets, 0, request.length());
    }

    /** Closes and signs an Accounting-, CoA- or Disconnect-Request, whose Request Authenticator is computed. */
    public ByteBuffer signRequest(PacketWriter request, byte[] secret) {
        byte[] octets = request.buffer();
        request.closeLength();
        Arrays.fill(octets, 4, RadiusPacket.HEADER_LENGTH, (byte) 0);
        signMessageAuthenticator(request, secret);
        md5.update(octets, 0, request.length());
        authenticate(octets, secret);
        return ByteBuffer.wrap(octets, 0, request.length());
    }

    private void authenticate(byte[] octets, byte[] secret) {
        md5.update(secret);
        try {
            md5.digest(octets, 4, 16);
        } catch (DigestException e) {
            throw new IllegalStateException(e);
        }
    }

    private void signMessageAuthenticator(PacketWriter packet, byte[] secret) {
        int at = packet.messageAuthenticatorAt();
        if (at == 0) {
            return;
        }
        byte[] octets = packet.buffer();
        Arrays.fill(octets, at, at + 16, (byte) 0);
        key(secret);
        hmac.update(octets, 0, packet.length());
        try {
            hmac.doFinal(digest, 0);
        } catch (ShortBufferException e) {
            throw new IllegalStateException(e);
        }
        System.arraycopy(digest, 0, octets, at, 16);
    }

    private void key(byte[] secret) {
        try {
            hmac.init(new SecretKeySpec(secret, "HmacMD5"));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a shared secret", e);
        }
    }

    private static boolean fits(byte[] computed, byte[] octets, int at) {
        int difference = 0;
        for (int i = 0; i < 16; i++) {
            difference |= computed[i] ^ octets[at + i];
        }
        return difference == 0;
    }
}
