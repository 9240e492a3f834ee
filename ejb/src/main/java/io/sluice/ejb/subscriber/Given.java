package io.sluice.ejb.subscriber;

import org.jspecify.annotations.Nullable;

/**
 * One member of a partial change: left as it is, set, or taken away.
 *
 * @param isGiven whether it is to be changed
 * @param value to what, null to take it away; meaningless where nothing is given
 */
public record Given<T>(boolean isGiven, @Nullable T value) {

    public static <T> Given<T> nothing() {
        return new Given<>(false, null);
    }

    public static <T> Given<T> of(@Nullable T value) {
        return new Given<>(true, value);
    }

    @Nullable
    T or(@Nullable T current) {
        return isGiven ? value : current;
    }
}
