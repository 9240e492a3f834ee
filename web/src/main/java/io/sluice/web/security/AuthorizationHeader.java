package io.sluice.web.security;

import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the credential out of an Authorization header (RFC 9110 §11.4): Basic (RFC 7617) or Bearer (RFC 6750). */
final class AuthorizationHeader {
    private AuthorizationHeader() {}

    /** Empty if there is no header, or none we understand. */
    static Optional<Credential> credential(@Nullable String header) {
        int blank = header == null ? -1 : header.indexOf(' ');
        if (blank < 0) {
            return Optional.empty();
        }
        String value = header.substring(blank + 1).strip();
        return switch (header.substring(0, blank).toLowerCase(Locale.ROOT)) {
            case "basic" -> basic(value);
            case "bearer" -> value.isEmpty() ? Optional.empty() : Optional.of(new BearerCredential(value));
            default -> Optional.empty();
        };
    }

    private static Optional<Credential> basic(String value) {
        try {
            String pair = new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            // RFC 7617 §2: the first colon ends the name; the password may hold more of them
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new UsernamePasswordCredential(pair.substring(0, colon), pair.substring(colon + 1)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
