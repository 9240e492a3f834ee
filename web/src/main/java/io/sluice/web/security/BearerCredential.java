package io.sluice.web.security;

import jakarta.security.enterprise.credential.Credential;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** An API token as presented (RFC 6750 §2.1). Only its hash is ever stored or compared. */
public final class BearerCredential implements Credential {
    private final byte[] hash;

    public BearerCredential(String token) {
        hash = sha256(token);
    }

    /** SHA-256 of the token; a token is random and long, so nothing slower is needed. */
    byte[] hash() {
        return hash.clone();
    }

    private static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java has no SHA-256", impossible);
        }
    }
}
