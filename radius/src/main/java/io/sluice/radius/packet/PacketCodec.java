package io.sluice.radius.packet;

import io.sluice.radius.attribute.StandardAttributes;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Signs and verifies packets: Request and Response Authenticator (RFC 2865 §3, RFC 2866 §3, RFC 5176 §2.3) and
 * Message-Authenticator (RFC 3579 §3.2, RFC 5176 §3.1, RFC 5997 §3).
 *
 * <p>Not for use by several threads: each thread that signs or verifies has its own, see {@link #ofThread}.
 */
public final class PacketCodec {

    private static final ThreadLocal<PacketCodec> OF_THREAD = ThreadLocal.withInitial(PacketCodec::new);
    private static final byte[] ZERO = new byte[KeyedMd5.LENGTH];

    private final KeyedMd5 md5 = new KeyedMd5();
    private final byte[] digest = new byte[KeyedMd5.LENGTH];

    /** The codec of the calling thread. */
    public static PacketCodec ofThread() {
        return OF_THREAD.get();
    }

    /** What verification found. */
    public enum Verdict {
        GENUINE,
        /** The Request or Response Authenticator does not fit content and secret, or the reply is of no kind for the request. */
        WRONG_AUTHENTICATOR,
        /** There is a Message-Authenticator, and it does not fit content and secret; or there are two. */
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
        boolean hashed = isHashed(request.code());
        if (hashed && !hasAuthenticator(octets, ZERO, 0, secret)) {
            return Verdict.WRONG_AUTHENTICATOR;
        }
        AttributeCursor at = request.attributes();
        if (!at.seek(StandardAttributes.MESSAGE_AUTHENTICATOR)) {
            boolean required =
                    request.code() == PacketCode.STATUS_SERVER || request.has(StandardAttributes.EAP_MESSAGE);
            return required ? Verdict.NO_MESSAGE_AUTHENTICATOR : Verdict.GENUINE;
        }
        return verdict(hashed ? isSigned(octets, at, ZERO, 0, secret) : isSigned(octets, at, octets, 4, secret), at);
    }

    /**
     * Whether a reply belongs to a request and was made by somebody who knows the secret. One without
     * Message-Authenticator is GENUINE, except with EAP; whether that suffices is the asker's policy.
     */
    public Verdict verifyReply(RadiusPacket reply, RadiusPacket request, byte[] secret) {
        if (reply.identifier() != request.identifier() || !reply.code().answers(request.code())) {
            return Verdict.WRONG_AUTHENTICATOR;
        }
        byte[] octets = reply.octets();
        if (!hasAuthenticator(octets, request.octets(), 4, secret)) {
            return Verdict.WRONG_AUTHENTICATOR;
        }
        AttributeCursor at = reply.attributes();
        if (!at.seek(StandardAttributes.MESSAGE_AUTHENTICATOR)) {
            return reply.has(StandardAttributes.EAP_MESSAGE) ? Verdict.NO_MESSAGE_AUTHENTICATOR : Verdict.GENUINE;
        }
        // RFC 5176 §3.1: replies to CoA and Disconnect, too, take the Request Authenticator of the request. No RFC
        // speaks of
        // Accounting-Response, and FreeRADIUS 3 takes zeros there; its Response Authenticator has been verified
        // already.
        boolean signed = isSigned(octets, at, request.octets(), 4, secret)
                || (reply.code() == PacketCode.ACCOUNTING_RESPONSE && isSigned(octets, at, ZERO, 0, secret));
        return verdict(signed, at);
    }

    // RFC 3579 §3.3: Message-Authenticator stands in a packet once.
    private static Verdict verdict(boolean signed, AttributeCursor at) {
        return signed && !at.seek(StandardAttributes.MESSAGE_AUTHENTICATOR)
                ? Verdict.GENUINE
                : Verdict.WRONG_MESSAGE_AUTHENTICATOR;
    }

    private boolean hasAuthenticator(byte[] octets, byte[] seed, int seedAt, byte[] secret) {
        md5.begin();
        md5.update(octets, 0, 4);
        md5.update(seed, seedAt, 16);
        md5.update(octets, RadiusPacket.HEADER_LENGTH, octets.length - RadiusPacket.HEADER_LENGTH);
        md5.update(secret);
        md5.finish(digest, 0);
        return fits(octets, 4);
    }

    private boolean isSigned(byte[] octets, AttributeCursor at, byte[] seed, int seedAt, byte[] secret) {
        if (at.length() != KeyedMd5.LENGTH) {
            return false;
        }
        int offset = at.offset();
        md5.beginKeyed(secret);
        md5.update(octets, 0, 4);
        md5.update(seed, seedAt, 16);
        md5.update(octets, RadiusPacket.HEADER_LENGTH, offset - RadiusPacket.HEADER_LENGTH);
        md5.update(ZERO);
        md5.update(octets, offset + KeyedMd5.LENGTH, octets.length - offset - KeyedMd5.LENGTH);
        md5.finishKeyed(digest, 0);
        return fits(octets, offset);
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
        authenticate(octets, reply.length(), secret);
        return ByteBuffer.wrap(octets, 0, reply.length());
    }

    /**
     * Closes and signs an Access-Request or Status-Server, whose Request Authenticator is random.
     *
     * @param authenticator 16 unpredictable octets
     */
    public ByteBuffer signRequest(PacketWriter request, byte[] authenticator, byte[] secret) {
        if (isHashed(request.code()) || authenticator.length != 16) {
            throw new IllegalArgumentException(request.code() + " takes no authenticator, or not this");
        }
        byte[] octets = request.buffer();
        request.closeLength();
        System.arraycopy(authenticator, 0, octets, 4, 16);
        signMessageAuthenticator(request, secret);
        return ByteBuffer.wrap(octets, 0, request.length());
    }

    /** Closes and signs an Accounting-, CoA- or Disconnect-Request, whose Request Authenticator is computed. */
    public ByteBuffer signRequest(PacketWriter request, byte[] secret) {
        if (!isHashed(request.code())) {
            throw new IllegalArgumentException(request.code() + " needs an authenticator");
        }
        byte[] octets = request.buffer();
        request.closeLength();
        Arrays.fill(octets, 4, RadiusPacket.HEADER_LENGTH, (byte) 0);
        // RFC 5176 §3.1: Message-Authenticator first, the Request Authenticator covers it.
        signMessageAuthenticator(request, secret);
        authenticate(octets, request.length(), secret);
        return ByteBuffer.wrap(octets, 0, request.length());
    }

    private void authenticate(byte[] octets, int length, byte[] secret) {
        md5.begin();
        md5.update(octets, 0, length);
        md5.update(secret);
        md5.finish(octets, 4);
    }

    private void signMessageAuthenticator(PacketWriter packet, byte[] secret) {
        int at = packet.messageAuthenticatorAt();
        if (at == 0) {
            return;
        }
        byte[] octets = packet.buffer();
        Arrays.fill(octets, at, at + KeyedMd5.LENGTH, (byte) 0);
        md5.beginKeyed(secret);
        md5.update(octets, 0, packet.length());
        md5.finishKeyed(octets, at);
    }

    /** Whether the Request Authenticator of such a request is computed, not random. */
    private static boolean isHashed(PacketCode request) {
        return request != PacketCode.ACCESS_REQUEST && request != PacketCode.STATUS_SERVER;
    }

    /** Compares the digest in constant time. */
    private boolean fits(byte[] octets, int at) {
        int difference = 0;
        for (int i = 0; i < KeyedMd5.LENGTH; i++) {
            difference |= digest[i] ^ octets[at + i];
        }
        return difference == 0;
    }
}
