package io.sluice.radius.crypto;

import java.security.DigestException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/** The calling thread's MD5, so that passwords cost no new digest each. */
final class ThreadDigest {

    /** Octets of an MD5 digest. */
    static final int LENGTH = 16;

    private static final ThreadLocal<MessageDigest> MD5 = ThreadLocal.withInitial(ThreadDigest::open);

    private ThreadDigest() {}

    /** An MD5 that has digested nothing yet. */
    static MessageDigest md5() {
        MessageDigest digest = MD5.get();
        digest.reset();
        return digest;
    }

    /** Ends the digest into 16 octets of the caller's. */
    static void finish(MessageDigest digest, byte[] into) {
        try {
            digest.digest(into, 0, LENGTH);
        } catch (DigestException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MessageDigest open() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no MD5, which RADIUS is made of", e);
        }
    }
}
