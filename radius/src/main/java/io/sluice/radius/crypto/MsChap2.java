package io.sluice.radius.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * MS-CHAPv2 (RFC 2759) and the keys for MPPE that come of it (RFC 3079 §3). Both sides prove that they know the password; neither
 * sends it.
 *
 * @param authenticatorChallenge what MS-CHAP-Challenge holds, 16 octets
 * @param peerChallenge what the peer chose, 16 octets
 * @param userName as the peer gave it; a Windows domain before a backslash does not count (RFC 2759 §4)
 */
public record MsChap2(byte[] authenticatorChallenge, byte[] peerChallenge, String userName) {

    /** Octets of a challenge. */
    public static final int CHALLENGE_LENGTH = 16;

    /** Octets of a response. */
    public static final int RESPONSE_LENGTH = 24;

    /** Octets of a key for MPPE of 128 bits. */
    public static final int KEY_LENGTH = 16;

    private static final byte[] MAGIC_1 = ascii("Magic server to client signing constant");
    private static final byte[] MAGIC_2 = ascii("Pad to make it do more than one iteration");
    private static final byte[] MASTER = ascii("This is the MPPE Master Key");
    private static final byte[] SERVER_RECEIVES =
            ascii("On the client side, this is the send key; on the server side, it is the receive key.");
    private static final byte[] SERVER_SENDS =
            ascii("On the client side, this is the receive key; on the server side, it is the send key.");
    private static final byte[] PAD_1 = new byte[40];
    private static final byte[] PAD_2 = filled(40, 0xf2);

    public MsChap2 {
        if (authenticatorChallenge.length != CHALLENGE_LENGTH || peerChallenge.length != CHALLENGE_LENGTH) {
            throw new IllegalArgumentException("a challenge has 16 octets");
        }
        userName = userName.substring(userName.lastIndexOf('\\') + 1);
    }

    /** What a peer answers who knows the password, 24 octets. */
    public byte[] response(String password) {
        return desOfAll(ntHash(password), challengeHash());
    }

    /** What the server proves itself with: {@code S=} and 40 hexadecimal digits. */
    public String success(String password, byte[] response) {
        byte[] first = sha1(Md4.digest(ntHash(password)), response, MAGIC_1);
        byte[] second = sha1(first, challengeHash(), MAGIC_2);
        return "S=" + HexFormat.of().formatHex(second).toUpperCase(Locale.ROOT);
    }

    /** The key for what the server sends, 16 octets (RFC 3079 §3.3). */
    public static byte[] sendKey(String password, byte[] response) {
        return startKey(password, response, SERVER_SENDS);
    }

    /** The key for what the server receives, 16 octets. */
    public static byte[] receiveKey(String password, byte[] response) {
        return startKey(password, response, SERVER_RECEIVES);
    }

    private static byte[] startKey(String password, byte[] response, byte[] magic) {
        byte[] master = Arrays.copyOf(sha1(Md4.digest(ntHash(password)), response, MASTER), KEY_LENGTH);
        return Arrays.copyOf(sha1(master, PAD_1, magic, PAD_2), KEY_LENGTH);
    }

    private byte[] challengeHash() {
        byte[] hash = sha1(peerChallenge, authenticatorChallenge, userName.getBytes(StandardCharsets.UTF_8));
        return Arrays.copyOf(hash, 8);
    }

    private static byte[] ntHash(String password) {
        return Md4.digest(password.getBytes(StandardCharsets.UTF_16LE));
    }

    /** RFC 2759 §8.5: three keys of 56 bits out of the hash and five zeros. */
    private static byte[] desOfAll(byte[] hash, byte[] challenge) {
        byte[] keys = Arrays.copyOf(hash, 21);
        byte[] response = new byte[RESPONSE_LENGTH];
        for (int i = 0; i < 3; i++) {
            byte[] block = des(Arrays.copyOfRange(keys, 7 * i, 7 * i + 7), challenge);
            System.arraycopy(block, 0, response, 8 * i, 8);
        }
        return response;
    }

    private static byte[] des(byte[] key, byte[] clear) {
        byte[] spread = new byte[8];
        for (int i = 0; i < 8; i++) {
            int left = i == 0 ? 0 : (key[i - 1] & 0xff) << (8 - i);
            int right = i == 7 ? 0 : (key[i] & 0xff) >> i;
            spread[i] = (byte) ((left | right) & 0xfe);
        }
        try {
            Cipher cipher = Cipher.getInstance("DES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(spread, "DES"));
            return cipher.doFinal(clear);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no DES, which MS-CHAP is made of", e);
        }
    }

    private static byte[] sha1(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-1, which MS-CHAP is made of", e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] filled(int length, int octet) {
        byte[] octets = new byte[length];
        Arrays.fill(octets, (byte) octet);
        return octets;
    }

    /** Tells the name alone. */
    @Override
    public String toString() {
        return "MsChap2[" + userName + ']';
    }
}
