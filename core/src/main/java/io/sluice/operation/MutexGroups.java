package io.sluice.operation;

import org.jspecify.annotations.Nullable;

/** Which services exclude each other. */
@FunctionalInterface
public interface MutexGroups {

    /**
     * Index of the group that a version of a service belongs to, null for none.
     *
     * @param serviceVersion id of the version, null for a service that we do not define
     */
    @Nullable
    Integer of(@Nullable Long serviceVersion);
}
