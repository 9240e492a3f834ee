package io.sluice.ejb.write;

import io.sluice.ejb.platform.Refused;
import io.sluice.ejb.platform.Refused.Reason;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the database says where two changes meet that each were in order when they were checked. By SQLState, which H2 and
 * PostgreSQL share: 23505 a key exists, the rest of class 23 a reference, class 40 and 90131 (H2) a lost race.
 */
final class Collision {

    private Collision() {}

    /** What to say of it; empty if the failure is no collision. */
    static Optional<RuntimeException> of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return Optional.of(refused);
            }
            if (cause instanceof OptimisticLockException) {
                return Optional.of(lost());
            }
            if (cause instanceof SQLException sql) {
                return ofState(sql.getSQLState());
            }
        }
        return Optional.empty();
    }

    private static Optional<RuntimeException> ofState(@Nullable String state) {
        if ("23505".equals(state)) {
            return Optional.of(Refused.because(
                    Reason.DUPLICATE,
                    "Something with the same key was made at the same moment; look, then try again."));
        }
        if ("23503".equals(state) || "23506".equals(state)) {
            return Optional.of(Refused.inUse("Something began or ceased to be at the same moment that this change is"
                    + " tied to; look, then try again."));
        }
        if (state != null && (state.startsWith("40") || state.equals("90131"))) {
            return Optional.of(lost());
        }
        return Optional.empty();
    }

    private static Refused lost() {
        return Refused.because(Reason.STALE, "Somebody else changed it at the same moment; read it again.");
    }
}
