package io.sluice.radius.packet;

import java.security.DigestException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * MD5 and HMAC-MD5 (RFC 2104) that make no garbage, over one digest.
 *
 * <p>{@code javax.crypto.Mac} wants a key object for each packet, which costs more memory than the packet. Only one digest
 * is open at a time: {@link #begin} or {@link #beginKeyed} opens, {@link #finish} or {@link #finishKeyed} closes it.
 */
final class KeyedMd5 {

    /** Octets of a digest. */
    static final int LENGTH = 16;

    private static final int BLOCK = 64;
    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5c;

    private final MessageDigest md5;
    private final byte[] pad = new byte[BLOCK];
    private final byte[] inner = new byte[LENGTH];

    KeyedMd5() {
        try {
            md5 = MessageDigest.getInstance("MD5");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no MD5, which RADIUS is made of", e);
        }
    }

    void begin() {
        md5.reset();
    }

    void beginKeyed(byte[] secret) {
        md5.reset();
        padWith(secret);
        for (int i = 0; i < BLOCK; i++) {
            pad[i] ^= INNER;
        }
        md5.update(pad);
    }

    void update(byte[] octets) {
        md5.update(octets);
    }

    void update(byte[] octets, int offset, int length) {
        md5.update(octets, offset, length);
    }

    void finish(byte[] into, int offset) {
        try {
            md5.digest(into, offset, LENGTH);
        } catch (DigestException e) {
            throw new IllegalStateException(e);
        }
    }

    void finishKeyed(byte[] into, int offset) {
        finish(inner, 0);
        for (int i = 0; i < BLOCK; i++) {
            pad[i] ^= INNER ^ OUTER;
        }
        md5.update(pad);
        md5.update(inner);
        finish(into, offset);
    }

    private void padWith(byte[] secret) {
        byte[] key = secret.length <= BLOCK ? secret : md5.digest(secret);
        System.arraycopy(key, 0, pad, 0, key.length);
        Arrays.fill(pad, key.length, BLOCK, (byte) 0);
    }
}
