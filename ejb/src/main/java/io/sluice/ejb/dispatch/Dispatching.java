package io.sluice.ejb.dispatch;

import io.sluice.ejb.platform.DatabaseAway;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The life of the dispatcher on this node: what runs how often, from the start of the application to its end. */
public final class Dispatching {

    private static final Duration POLL = Duration.ofMillis(250);

    private final Dispatcher dispatcher;
    private final AwaitedOperations awaited;
    private final NasTargets targets;
    private final DispatchSettings settings;
    private final List<ScheduledFuture<?>> running = new ArrayList<>();

    Dispatching(Dispatcher dispatcher, AwaitedOperations awaited, NasTargets targets, DispatchSettings settings) {
        this.dispatcher = dispatcher;
        this.awaited = awaited;
        this.targets = targets;
        this.settings = settings;
    }

    /** Reads the NASes and begins. */
    public void start(ManagedScheduledExecutorService executor) {
        targets.reload();
        every(executor, Dispatcher.PULSE, dispatcher::pulse);
        every(executor, POLL, this::poll);
        if (!settings.sweep().isZero()) {
            every(executor, settings.sweep(), dispatcher::sweep);
        }
    }

    private void every(ManagedScheduledExecutorService executor, Duration period, Runnable task) {
        long millis = period.toMillis();
        running.add(executor.scheduleWithFixedDelay(task, millis, millis, TimeUnit.MILLISECONDS));
    }

    private void poll() {
        try {
            awaited.poll();
        } catch (DatabaseAway e) {
            // The tick tells of it; what is awaited stays awaited until its deadline.
            return;
        } catch (RuntimeException e) {
            DispatchLog.sweepFailed(e);
        }
    }

    /** Reads the NASes anew, because one has changed. */
    public void nasesChanged() {
        targets.reload();
        dispatcher.nasesChanged();
    }

    /** Ends it; what is under way goes on on another node or at the next start. */
    public void stop() {
        running.forEach(future -> future.cancel(false));
        dispatcher.stop();
    }
}
