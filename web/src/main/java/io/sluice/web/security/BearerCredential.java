package io.sluice.web.security;

import io.sluice.ejb.security.TokenHash;
import jakarta.security.enterprise.credential.Credential;

/** An API token as presented (RFC 6750 §2.1). Only its hash is ever stored or compared. */
public final class BearerCredential implements Credential {
    private final byte[] hash;

    public BearerCredential(String token) {
        hash = TokenHash.of(token);
    }

    /** SHA-256 of the token; a token is random and long, so nothing slower is needed. */
    byte[] hash() {
        return hash.clone();
    }
}
