package io.sluice.schema;

import org.jspecify.annotations.Nullable;

/** The database cannot be worked with; its message says why in one line. */
public final class SchemaNotReady extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SchemaNotReady(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
