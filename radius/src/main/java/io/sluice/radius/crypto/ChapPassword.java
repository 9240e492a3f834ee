package io.sluice.radius.crypto;

import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.packet.AttributeCursor;
import io.sluice.radius.packet.RadiusPacket;
import java.security.MessageDigest;

/**
 * CHAP: CHAP-Password is the CHAP identifier and MD5(identifier + password + challenge) (RFC 2865 §2.2 and §5.3).
 *
 * <p>The challenge is CHAP-Challenge or, where there is none, the Request Authenticator.
 */
public final class ChapPassword {

    /** Octets of a CHAP-Password: the identifier and an MD5. */
    public static final int LENGTH = 17;

    /** RFC 2865 §5.40: CHAP-Challenge is at least seven octets with its header. */
    private static final int SHORTEST_CHALLENGE = 5;

    private ChapPassword() {}

    /**
     * Whether the request was made by somebody who knows the password. Takes the same time wherever the first difference
     * is.
     *
     * @param clear the password in clear
     * @return false also if there is no CHAP-Password, one of a wrong length, or a challenge below five octets
     */
    public static boolean matches(RadiusPacket request, byte[] clear) {
        AttributeCursor response = request.attributes();
        if (!response.seek(StandardAttributes.CHAP_PASSWORD) || response.length() != LENGTH) {
            return false;
        }
        MessageDigest md5 = ThreadDigest.md5();
        md5.update((byte) response.octet(0));
        md5.update(clear);
        AttributeCursor challenge = request.attributes();
        if (!challenge.seek(StandardAttributes.CHAP_CHALLENGE)) {
            request.digestAuthenticator(md5);
        } else if (challenge.length() >= SHORTEST_CHALLENGE) {
            challenge.digestValue(md5);
        } else {
            return false;
        }
        byte[] expected = new byte[ThreadDigest.LENGTH];
        ThreadDigest.finish(md5, expected);
        int difference = 0;
        for (int i = 0; i < expected.length; i++) {
            difference |= expected[i] ^ (byte) response.octet(i + 1);
        }
        return difference == 0;
    }

    /**
     * The value of a CHAP-Password attribute, 17 octets.
     *
     * @param identifier the CHAP identifier, 0–255
     * @param challenge what CHAP-Challenge or the Request Authenticator will carry
     */
    public static byte[] respond(int identifier, byte[] clear, byte[] challenge) {
        if (identifier < 0 || identifier > 255) {
            throw new IllegalArgumentException("not a CHAP identifier: " + identifier);
        }
        MessageDigest md5 = ThreadDigest.md5();
        md5.update((byte) identifier);
        md5.update(clear);
        md5.update(challenge);
        byte[] value = new byte[LENGTH];
        value[0] = (byte) identifier;
        System.arraycopy(md5.digest(), 0, value, 1, ThreadDigest.LENGTH);
        return value;
    }
}
