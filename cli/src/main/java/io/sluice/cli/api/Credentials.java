package io.sluice.cli.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * As whom a request is made.
 *
 * @param whom as a message names it
 * @param header the value of {@code Authorization}
 */
public record Credentials(String whom, String header) {

    /** HTTP Basic (RFC 7617). */
    public static Credentials basic(String user, String password) {
        byte[] pair = (user + ':' + password).getBytes(StandardCharsets.UTF_8);
        return new Credentials("user " + user, "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** A token (RFC 6750). */
    public static Credentials bearer(String token) {
        return new Credentials("the token's owner", "Bearer " + token);
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "Credentials[" + whom + ']';
    }
}
