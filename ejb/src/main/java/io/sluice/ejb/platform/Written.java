package io.sluice.ejb.platform;

import java.util.List;

/**
 * What a change left.
 *
 * @param value the thing as it is now
 * @param created whether it is new
 */
public record Written<T>(T value, boolean created, List<Warning> warnings) {

    public Written {
        warnings = List.copyOf(warnings);
    }

    public static <T> Written<T> created(T value, Warning... warnings) {
        return new Written<>(value, true, List.of(warnings));
    }

    public static <T> Written<T> changed(T value, Warning... warnings) {
        return new Written<>(value, false, List.of(warnings));
    }
}
