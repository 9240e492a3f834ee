package io.sluice.jca.time;

import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The connector's only timer: one daemon thread for delayed replies and retransmissions. */
public final class TimerThread implements Timer, AutoCloseable {

    private static final Appointment NEVER = () -> {};

    private final ScheduledThreadPoolExecutor executor;

    public TimerThread(String name) {
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            thread.setContextClassLoader(TimerThread.class.getClassLoader());
            return thread;
        });
        // Nearly every retransmission is called off; without this its request would stay in memory until it was due.
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Appointment schedule(long delayNanos, Runnable task) {
        try {
            Future<?> future = executor.schedule(task, delayNanos, TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException closed) {
            return NEVER;
        }
    }

    /** Forgets what is scheduled. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
