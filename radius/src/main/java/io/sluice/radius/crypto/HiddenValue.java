package io.sluice.radius.crypto;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/**
 * Values hidden with the shared secret, taken from one secret to another as a proxy must: like User-Password (RFC 2865 §5.2), which
 * MS-CHAP-MPPE-Keys is too (RFC 2548 §2.4.1), and with a salt like Tunnel-Password (RFC 2868 §3.5) and MS-MPPE-Send-Key (RFC 2548
 * §2.4.2).
 *
 * <p>A salt is kept: whoever chose it made it unique within the packet, and under another secret and authenticator it hides anew.
 */
public final class HiddenValue {

    private static final int BLOCK = ThreadDigest.LENGTH;
    private static final int SALT = 2;

    private HiddenValue() {}

    /**
     * What a value was hidden with, or is to be.
     *
     * @param secret shared with the next hop
     * @param authenticator the Request Authenticator that both ends of that hop know, 16 octets
     */
    public record Key(byte[] secret, byte[] authenticator) {

        /** Tells nothing. */
        @Override
        public String toString() {
            return "Key";
        }
    }

    /**
     * A value like User-Password, hidden anew.
     *
     * @return empty if it is not of whole blocks of 16 octets
     */
    public static Optional<byte[]> rehide(byte[] value, Key from, Key to) {
        if (value.length == 0 || value.length % BLOCK != 0) {
            return Optional.empty();
        }
        byte[] octets = value.clone();
        reveal(octets, 0, from.secret, from.authenticator);
        hide(octets, 0, to.secret, to.authenticator);
        return Optional.of(octets);
    }

    /**
     * A value with a salt, hidden anew.
     *
     * @param saltAt where the salt begins: 1 behind a tag, else 0
     * @return empty if there is no salt, or what follows is not of whole blocks of 16 octets
     */
    public static Optional<byte[]> rehideSalted(byte[] value, int saltAt, Key from, Key to) {
        int hiddenAt = saltAt + SALT;
        if (value.length <= hiddenAt || (value.length - hiddenAt) % BLOCK != 0) {
            return Optional.empty();
        }
        byte[] octets = value.clone();
        reveal(octets, hiddenAt, from.secret, salted(from.authenticator, value, saltAt));
        hide(octets, hiddenAt, to.secret, salted(to.authenticator, value, saltAt));
        return Optional.of(octets);
    }

    /**
     * A value with a salt: the salt, and behind it the length, the octets and zeros, hidden.
     *
     * @param clear at most 239 octets
     * @param salt two octets, the first bit set, used once within the packet
     */
    public static byte[] hideSalted(byte[] clear, byte[] salt, Key key) {
        if (clear.length > 239 || salt.length != SALT) {
            throw new IllegalArgumentException("at most 239 octets and a salt of two are expected");
        }
        byte[] octets = new byte[SALT + (clear.length + BLOCK) / BLOCK * BLOCK];
        System.arraycopy(salt, 0, octets, 0, SALT);
        octets[SALT] = (byte) clear.length;
        System.arraycopy(clear, 0, octets, SALT + 1, clear.length);
        hide(octets, SALT, key.secret, salted(key.authenticator, octets, 0));
        return octets;
    }

    private static byte[] salted(byte[] authenticator, byte[] value, int saltAt) {
        byte[] seed = Arrays.copyOf(authenticator, authenticator.length + SALT);
        System.arraycopy(value, saltAt, seed, authenticator.length, SALT);
        return seed;
    }

    /** In place. The last block first: its key is made of the block before, still hidden then. */
    private static void reveal(byte[] octets, int from, byte[] secret, byte[] seed) {
        for (int block = octets.length - BLOCK; block >= from; block -= BLOCK) {
            mask(octets, block, from, secret, seed);
        }
    }

    /** In place. The first block first: the key of the next is made of it, hidden already. */
    private static void hide(byte[] octets, int from, byte[] secret, byte[] seed) {
        for (int block = from; block < octets.length; block += BLOCK) {
            mask(octets, block, from, secret, seed);
        }
    }

    private static void mask(byte[] octets, int block, int from, byte[] secret, byte[] seed) {
        MessageDigest md5 = ThreadDigest.md5();
        md5.update(secret);
        if (block == from) {
            md5.update(seed);
        } else {
            md5.update(octets, block - BLOCK, BLOCK);
        }
        byte[] key = new byte[BLOCK];
        ThreadDigest.finish(md5, key);
        for (int i = 0; i < BLOCK; i++) {
            octets[block + i] ^= key[i];
        }
    }
}
