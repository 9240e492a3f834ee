package io.sluice.jca.time;

/** Runs something later without holding a thread meanwhile. */
public interface Timer {

    /** Something that has been scheduled. */
    interface Appointment {

        /** Calls it off; without effect once it runs. */
        void cancel();
    }

    /**
     * Runs a task once.
     *
     * @param delayNanos how long from now
     * @param task must not block; what it throws is lost
     */
    Appointment schedule(long delayNanos, Runnable task);
}
