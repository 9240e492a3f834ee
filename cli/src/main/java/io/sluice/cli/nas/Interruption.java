package io.sluice.cli.nas;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C for a command that has to put things in order first: it is asked to end, and the virtual machine waits until this is closed, or
 * patience is over.
 */
public final class Interruption implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 45;

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupted, "interruption");
    private volatile Runnable reaction = () -> {};

    public Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** What asks the command to end; called on a thread of its own. */
    public void then(Runnable askToEnd) {
        reaction = askToEnd;
    }

    private void interrupted() {
        reaction.run();
        try {
            over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException goingDown) {
            // it is the hook that ended the command
        }
    }
}
