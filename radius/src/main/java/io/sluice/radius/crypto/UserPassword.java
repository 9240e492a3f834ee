package io.sluice.radius.crypto;

import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.packet.AttributeCursor;
import io.sluice.radius.packet.RadiusPacket;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/**
 * PAP: the User-Password that is hidden with the shared secret (RFC 2865 §5.2).
 *
 * <p>Blocks of 16 octets are XORed with MD5(secret + block before), the first with MD5(secret + Request Authenticator).
 * A wrong secret is not noticed here, it yields rubbish; Message-Authenticator tells.
 */
public final class UserPassword {

    /** Longest password in octets. */
    public static final int MAX_LENGTH = 128;

    private static final int BLOCK = ThreadDigest.LENGTH;

    private UserPassword() {}

    /**
     * The clear password of a request, without the zeros it was filled up with.
     *
     * @return empty if there is no User-Password, more than one, or one that is not 16–128 octets in whole blocks
     */
    public static Optional<byte[]> reveal(RadiusPacket request, byte[] secret) {
        AttributeCursor at = request.attributes();
        if (!at.seek(StandardAttributes.USER_PASSWORD) || !isHiddenLength(at.length())) {
            return Optional.empty();
        }
        byte[] octets = at.value();
        if (at.seek(StandardAttributes.USER_PASSWORD)) {
            return Optional.empty();
        }
        // The last block first: its key is made of the block before, still hidden then.
        byte[] key = new byte[BLOCK];
        for (int block = octets.length - BLOCK; block >= 0; block -= BLOCK) {
            MessageDigest md5 = ThreadDigest.md5();
            md5.update(secret);
            if (block == 0) {
                request.digestAuthenticator(md5);
            } else {
                md5.update(octets, block - BLOCK, BLOCK);
            }
            ThreadDigest.finish(md5, key);
            mask(octets, block, key);
        }
        return Optional.of(withoutTrailingZeros(octets));
    }

    /**
     * Whether the request carries this password. Takes the same time wherever the first difference is.
     *
     * @param clear the password in clear
     */
    public static boolean matches(RadiusPacket request, byte[] secret, byte[] clear) {
        Optional<byte[]> revealed = reveal(request, secret);
        return revealed.isPresent() && MessageDigest.isEqual(revealed.get(), clear);
    }

    /**
     * The value of a User-Password attribute, 16–128 octets.
     *
     * @param clear at most 128 octets; trailing zeros do not survive
     * @param authenticator the 16 octets of the Request Authenticator of the packet it goes into
     */
    public static byte[] hide(byte[] clear, byte[] authenticator, byte[] secret) {
        if (clear.length > MAX_LENGTH) {
            throw new IllegalArgumentException("a password of " + clear.length + " octets is too long");
        }
        if (authenticator.length != BLOCK) {
            throw new IllegalArgumentException("an authenticator of " + authenticator.length + " octets");
        }
        byte[] octets = Arrays.copyOf(clear, Math.max(BLOCK, (clear.length + BLOCK - 1) / BLOCK * BLOCK));
        byte[] key = new byte[BLOCK];
        for (int block = 0; block < octets.length; block += BLOCK) {
            MessageDigest md5 = ThreadDigest.md5();
            md5.update(secret);
            if (block == 0) {
                md5.update(authenticator);
            } else {
                md5.update(octets, block - BLOCK, BLOCK);
            }
            ThreadDigest.finish(md5, key);
            mask(octets, block, key);
        }
        return octets;
    }

    private static boolean isHiddenLength(int length) {
        return length >= BLOCK && length <= MAX_LENGTH && length % BLOCK == 0;
    }

    private static void mask(byte[] octets, int block, byte[] key) {
        for (int i = 0; i < BLOCK; i++) {
            octets[block + i] ^= key[i];
        }
    }

    private static byte[] withoutTrailingZeros(byte[] octets) {
        int length = octets.length;
        while (length > 0 && octets[length - 1] == 0) {
            length--;
        }
        return length == octets.length ? octets : Arrays.copyOf(octets, length);
    }
}
