package io.sluice.web.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Random texts that a form must give back: 128 bits, so none is guessed. */
final class FormTokens {
    private static final int OCTETS = 16;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}");

    private FormTokens() {}

    static String fresh(SecureRandom random) {
        byte[] octets = new byte[OCTETS];
        random.nextBytes(octets);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    static boolean isOne(@Nullable String text) {
        return text != null && FORM.matcher(text).matches();
    }

    /** Whether the form gave back what it was given, compared in constant time. */
    static boolean match(@Nullable String given, @Nullable String wanted) {
        return isOne(given)
                && isOne(wanted)
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.US_ASCII), wanted.getBytes(StandardCharsets.US_ASCII));
    }
}
