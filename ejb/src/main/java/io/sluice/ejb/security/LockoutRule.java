package io.sluice.ejb.security;

import java.time.Duration;

/**
 * When an account is closed to guessing.
 *
 * @param failures consecutive failed attempts that lock it, 1–1000
 * @param pause how long it stays locked, 1 s–1 day; attempts meanwhile fail and are not counted
 */
public record LockoutRule(int failures, Duration pause) {
    public static final LockoutRule DEFAULT = new LockoutRule(10, Duration.ofMinutes(5));

    public LockoutRule {
        if (failures < 1 || failures > 1000) {
            throw new IllegalArgumentException("failures must be 1–1000, not " + failures);
        }
        if (pause.compareTo(Duration.ofSeconds(1)) < 0 || pause.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("pause must be 1 s–1 day, not " + pause);
        }
    }
}
