package io.sluice.dialect;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Tells retransmissions of an accounting request from other requests: 64 bits over the NAS and all attributes but those
 * that a NAS or proxy may change when it sends again, which are Acct-Delay-Time, Proxy-State and Message-Authenticator.
 *
 * <p>The first half of an MD5: a third of a microsecond, and two records of one session and day that share it by chance
 * are not to be expected. Not for use by several threads.
 */
final class RequestFingerprint {

    private static final int PROXY_STATE = 33;
    private static final int ACCT_DELAY_TIME = 41;
    private static final int MESSAGE_AUTHENTICATOR = 80;

    private final MessageDigest md5;
    private final byte[] nas = new byte[Long.BYTES];

    RequestFingerprint() {
        try {
            md5 = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no MD5, which RADIUS is made of", e);
        }
    }

    /**
     * @param attributes well-formed attributes, as a packet's framing check leaves them
     */
    long of(long nasId, byte[] attributes) {
        for (int i = 0; i < Long.BYTES; i++) {
            nas[i] = (byte) (nasId >>> (8 * i));
        }
        md5.update(nas);
        int kept = 0;
        int at = 0;
        while (at < attributes.length) {
            int end = at + (attributes[at + 1] & 0xff);
            if (changesWhenSentAgain(attributes[at] & 0xff)) {
                md5.update(attributes, kept, at - kept);
                kept = end;
            }
            at = end;
        }
        md5.update(attributes, kept, at - kept);
        byte[] digest = md5.digest();
        long fingerprint = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            fingerprint = fingerprint << 8 | (digest[i] & 0xff);
        }
        return fingerprint;
    }

    private static boolean changesWhenSentAgain(int number) {
        return number == ACCT_DELAY_TIME || number == PROXY_STATE || number == MESSAGE_AUTHENTICATOR;
    }
}
