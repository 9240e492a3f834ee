package io.sluice.jca.fake;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread is about to do. */
public final class Await {

    private static final long DEADLINE = Duration.ofSeconds(10).toNanos();

    private Await() {}

    /** Returns as soon as the condition holds; fails after 10 s. */
    public static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + DEADLINE;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not happen within 10 s: " + what);
            }
            LockSupport.parkNanos(200_000);
        }
    }
}
