package io.sluice.ejb.platform;

import jakarta.ejb.ApplicationException;

/** A cursor that no page of this list gave. */
@ApplicationException
public class InvalidCursor extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidCursor(String cursor) {
        super("not a cursor of this list: " + cursor);
    }
}
