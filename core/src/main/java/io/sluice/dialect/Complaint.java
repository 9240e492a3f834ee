package io.sluice.dialect;

import io.sluice.nas.ErrorCause;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is wrong with a request: the first thing that was found. */
final class Complaint {

    private @Nullable Made first;

    /**
     * A complaint that was made.
     *
     * @param why for a person
     */
    record Made(ErrorCause cause, String why) {}

    void about(ErrorCause cause, String why) {
        if (first == null) {
            first = new Made(cause, why);
        }
    }

    Optional<Made> made() {
        return Optional.ofNullable(first);
    }
}
