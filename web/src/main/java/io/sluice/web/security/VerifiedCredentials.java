package io.sluice.web.security;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names and passwords that were found right within the last minute, so that a program that sends Basic credentials with
 * every request pays for the slow hash once. Bounded; holds a keyed hash of the pair, never the password.
 *
 * <p>All it says is that this password belongs to that stored hash. Whether the hash is still the user's, and what the user may do,
 * is looked up each time; so a changed password, a disabled or locked account and another role count at once, on every node.
 */
final class VerifiedCredentials {
    static final Duration LIFE = Duration.ofSeconds(60);
    static final int MOST = 1000;

    private final SecretKeySpec key;
    private final Map<String, Verified> pairs = new LinkedHashMap<>();

    VerifiedCredentials(SecureRandom random) {
        byte[] octets = new byte[32];
        random.nextBytes(octets);
        key = new SecretKeySpec(octets, "HmacSHA256");
    }

    synchronized void remember(String name, String password, String stored, Instant now) {
        String pair = hash(name, password);
        pairs.remove(pair);
        pairs.put(pair, new Verified(stored, now.plus(LIFE)));
        // in order of expiry, since all live equally long
        pairs.values().removeIf(verified -> verified.endedBy(now));
        while (pairs.size() > MOST) {
            pairs.remove(pairs.keySet().iterator().next());
        }
    }

    /** Whether the password was found to belong to the stored hash. */
    synchronized boolean recalls(String name, String password, String stored, Instant now) {
        Verified verified = pairs.get(hash(name, password));
        return verified != null && !verified.endedBy(now) && verified.stored().equals(stored);
    }

    synchronized int size() {
        return pairs.size();
    }

    private String hash(String name, String password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            // the length keeps "a" + "bc" apart from "ab" + "c"
            mac.update((name.length() + ":" + name).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("this Java has no HMAC-SHA-256", impossible);
        }
    }

    private record Verified(String stored, Instant until) {
        boolean endedBy(Instant now) {
            return !now.isBefore(until);
        }
    }
}
