package io.sluice.cli.resource;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a JSON value of what was typed after an option.
 *
 * @see Readings
 */
public interface Reading {

    /**
     * @param given at least one text, in the order typed; several only for options that may be repeated
     * @return null to leave the member out
     * @throws IllegalArgumentException saying how it should be written
     */
    @Nullable
    Object read(List<String> given);
}
