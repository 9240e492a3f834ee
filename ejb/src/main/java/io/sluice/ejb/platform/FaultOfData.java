package io.sluice.ejb.platform;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells a database that refuses what it is given from one that is away. */
public final class FaultOfData {

    private FaultOfData() {}

    /**
     * Whether a smaller batch may succeed: a value is refused (SQLState class 22, 23), or another transaction was in the way
     * (40).
     */
    public static boolean is(@Nullable Throwable failure) {
        String state = failure instanceof SQLException refusal ? refusal.getSQLState() : null;
        return state != null && (state.startsWith("22") || state.startsWith("23") || state.startsWith("40"));
    }
}
