package io.sluice.dialect;

import io.sluice.access.RejectReason;
import io.sluice.radius.attribute.AttributeType;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.crypto.HiddenValue;
import io.sluice.radius.crypto.MsChap2;
import io.sluice.radius.packet.AttributeCursor;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What an Access-Request says in the attributes of MS-CHAPv2, and what it is answered (RFC 2548 §2.3, RFC 2759).
 *
 * @param identifier ties answer and reply to the peer's response, 0–255
 * @param response of 24 octets
 */
record MsChapLogin(int identifier, MsChap2 chap, byte[] response) {

    private static final int MICROSOFT = 311;
    private static final AttributeType ERROR = AttributeType.vendor(MICROSOFT, 2);
    private static final AttributeType POLICY = AttributeType.vendor(MICROSOFT, 7);
    private static final AttributeType TYPES = AttributeType.vendor(MICROSOFT, 8);
    private static final AttributeType CHALLENGE = AttributeType.vendor(MICROSOFT, 11);
    private static final AttributeType SEND_KEY = AttributeType.vendor(MICROSOFT, 16);
    private static final AttributeType RECEIVE_KEY = AttributeType.vendor(MICROSOFT, 17);
    private static final AttributeType RESPONSE = AttributeType.vendor(MICROSOFT, 25);
    private static final AttributeType SUCCESS = AttributeType.vendor(MICROSOFT, 26);

    /** Identifier, flags, the peer's challenge, eight reserved octets, the response. */
    private static final int VALUE_LENGTH = 50;

    private static final int PEER_CHALLENGE_AT = 2;
    private static final int RESPONSE_AT = 26;

    /** RFC 2548 §2.4.2: different ones within a packet, the first bit set. */
    private static final byte[] SEND_SALT = {(byte) 0x80, 1};

    private static final byte[] RECEIVE_SALT = {(byte) 0x80, 2};

    static boolean isResponse(AttributeCursor at) {
        return at.vendor() == MICROSOFT && at.number() == RESPONSE.number();
    }

    /** Empty if an attribute is missing or of a wrong length. */
    static Optional<MsChapLogin> of(RadiusPacket request) {
        byte[] challenge = request.value(CHALLENGE).orElse(new byte[0]);
        byte[] value = request.value(RESPONSE).orElse(new byte[0]);
        if (challenge.length != MsChap2.CHALLENGE_LENGTH || value.length != VALUE_LENGTH) {
            return Optional.empty();
        }
        byte[] peer = Arrays.copyOfRange(value, PEER_CHALLENGE_AT, PEER_CHALLENGE_AT + MsChap2.CHALLENGE_LENGTH);
        String name = request.text(StandardAttributes.USER_NAME).orElse("");
        return Optional.of(new MsChapLogin(
                value[0] & 0xff,
                new MsChap2(challenge, peer, name),
                Arrays.copyOfRange(value, RESPONSE_AT, RESPONSE_AT + MsChap2.RESPONSE_LENGTH)));
    }

    boolean proves(byte[] password) {
        return MessageDigest.isEqual(chap.response(text(password)), response);
    }

    /** Writes the server's own proof, and the keys for MPPE where the attributes speak of it. */
    void succeed(PacketWriter reply, byte[] password, byte[] attributes, HiddenValue.Key near) {
        reply.octets(SUCCESS, identified(chap.success(text(password), response)));
        if (EncodedAttributes.only(attributes, Set.of(POLICY, TYPES)).length > 0) {
            byte[] send = MsChap2.sendKey(text(password), response);
            byte[] receive = MsChap2.receiveKey(text(password), response);
            reply.octets(SEND_KEY, HiddenValue.hideSalted(send, SEND_SALT, near));
            reply.octets(RECEIVE_KEY, HiddenValue.hideSalted(receive, RECEIVE_SALT, near));
        }
    }

    /**
     * Writes why not (RFC 2759 §6). A wrong password may be tried again with the new challenge.
     *
     * @param challenge of 16 octets nobody could foretell
     */
    void fail(PacketWriter reply, RejectReason reason, byte[] challenge) {
        int error =
                switch (reason) {
                    case SUSPENDED -> 647;
                    case TOO_MANY_SESSIONS, REQUIRED_SERVICE_MISSING -> 649;
                    default -> 691;
                };
        String text = "E=" + error + " R=" + (error == 691 ? 1 : 0) + " C="
                + HexFormat.of().formatHex(challenge).toUpperCase(Locale.ROOT) + " V=3 M=" + reason.replyMessage();
        reply.octets(ERROR, identified(text));
    }

    private byte[] identified(String text) {
        byte[] value = new byte[text.length() + 1];
        value[0] = (byte) identifier;
        System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, value, 1, text.length());
        return value;
    }

    private static String text(byte[] password) {
        return new String(password, StandardCharsets.UTF_8);
    }
}
