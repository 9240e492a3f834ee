package io.sluice.access;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The Class attribute of our Access-Accepts: opaque to the NAS, which returns it in every accounting record (RFC 2865
 * §5.25). It names the session and the subscriber, and is authenticated so that only what we issued is believed.
 *
 * <p>37 octets: a version octet, session id (16), subscriber id (8), seconds of the login (4), first 8 of HMAC-SHA-256.
 *
 * @param sessionId id the subscriber session will have
 * @param issuedAtSeconds seconds since 1970, as unsigned 32 bits
 */
public record ClassToken(UUID sessionId, long subscriberId, long issuedAtSeconds) {

    private static final byte VERSION = 'S';
    private static final int SIGNED_LENGTH = 29;
    private static final int MAC_LENGTH = 8;

    /** Signs and opens tokens under one key. Not for use by several threads. */
    public static final class Seal {

        private final Mac mac;

        /**
         * @param key at least 16 octets, the same on every node
         */
        public Seal(byte[] key) {
            try {
                mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key, "HmacSHA256"));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this Java has no HMAC-SHA-256", e);
            }
        }

        public byte[] seal(ClassToken token) {
            ByteBuffer octets = ByteBuffer.allocate(SIGNED_LENGTH + MAC_LENGTH)
                    .put(VERSION)
                    .putLong(token.sessionId.getMostSignificantBits())
                    .putLong(token.sessionId.getLeastSignificantBits())
                    .putLong(token.subscriberId)
                    .putInt((int) token.issuedAtSeconds);
            mac.update(octets.array(), 0, SIGNED_LENGTH);
            return octets.put(mac.doFinal(), 0, MAC_LENGTH).array();
        }

        /** The token in a Class attribute; empty for one that is not ours or was tampered with. */
        public Optional<ClassToken> open(byte[] value) {
            if (value.length != SIGNED_LENGTH + MAC_LENGTH || value[0] != VERSION) {
                return Optional.empty();
            }
            mac.update(value, 0, SIGNED_LENGTH);
            if (!Arrays.equals(mac.doFinal(), 0, MAC_LENGTH, value, SIGNED_LENGTH, value.length)) {
                return Optional.empty();
            }
            ByteBuffer octets = ByteBuffer.wrap(value, 1, SIGNED_LENGTH - 1);
            UUID sessionId = new UUID(octets.getLong(), octets.getLong());
            return Optional.of(new ClassToken(sessionId, octets.getLong(), Integer.toUnsignedLong(octets.getInt())));
        }
    }
}
