package io.sluice.subscriber;

import java.nio.charset.StandardCharsets;

/** What a login may be made of, when we are asked to store one. */
final class Login {

    /** Longest value of User-Name. */
    private static final int MAX_OCTETS = 253;

    private Login() {}

    static String require(String login) {
        int octets = login.getBytes(StandardCharsets.UTF_8).length;
        if (octets < 1 || octets > MAX_OCTETS) {
            throw new IllegalArgumentException("a login has 1–" + MAX_OCTETS + " octets, not " + octets);
        }
        if (login.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a login must not hold NUL");
        }
        return login;
    }
}
