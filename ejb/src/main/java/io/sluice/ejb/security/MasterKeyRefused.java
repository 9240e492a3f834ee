package io.sluice.ejb.security;

import org.jspecify.annotations.Nullable;

/** There is no usable master key; the message says why and what to do, in one line. The application does not start. */
public final class MasterKeyRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MasterKeyRefused(String message) {
        this(message, null);
    }

    MasterKeyRefused(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
