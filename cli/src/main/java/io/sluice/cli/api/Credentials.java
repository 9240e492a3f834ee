package io.sluice.cli.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A user name and a password for HTTP Basic (RFC 7617). */
public record Credentials(String user, String password) {

    String header() {
        byte[] pair = (user + ':' + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "Credentials[user=" + user + ']';
    }
}
