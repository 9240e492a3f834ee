package io.sluice.ejb.security;

import org.jspecify.annotations.Nullable;

/** A stored secret cannot be decrypted. */
public final class CredentialUnreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CredentialUnreadable(String why, @Nullable Throwable cause) {
        super("a stored secret cannot be read: " + why, cause);
    }
}
