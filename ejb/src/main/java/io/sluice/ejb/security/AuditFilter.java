package io.sluice.ejb.security;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which audit entries are wanted; null for no matter.
 *
 * @param resource a path as it stands in the entry
 * @param from not earlier
 * @param to earlier
 */
public record AuditFilter(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String resource,
        @Nullable Instant from,
        @Nullable Instant to) {}
