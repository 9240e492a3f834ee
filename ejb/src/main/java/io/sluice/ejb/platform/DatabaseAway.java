package io.sluice.ejb.platform;

import java.sql.SQLException;

/** The database did not do what it was asked to; nobody is to blame but it or the way there. */
public final class DatabaseAway extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** It was away a moment ago, and was not asked again. */
    public DatabaseAway() {
        super("not asked again so soon");
    }

    public DatabaseAway(SQLException cause) {
        super(String.valueOf(cause.getMessage()).strip().replaceAll("\\s*\\R\\s*", " | "), cause);
    }
}
