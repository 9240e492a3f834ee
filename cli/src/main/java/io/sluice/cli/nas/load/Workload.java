package io.sluice.cli.nas.load;

import java.util.List;

/**
 * What is to be sent next: the following request of a subscriber who has been answered goes before a new subscriber. A job is a number:
 * the chain's number times 256, plus the step.
 */
final class Workload {

    /** There is nothing to send now. */
    static final long NONE = -1;

    private static final int STEPS = 256;

    private final List<Kind> chain;
    private final long count;
    private long next;
    private long[] following = new long[1024];
    private int head;
    private int waiting;
    private boolean stopped;

    Workload(List<Kind> chain, long count) {
        if (chain.isEmpty() || chain.size() > STEPS) {
            throw new IllegalArgumentException("a chain has 1-" + STEPS + " requests");
        }
        this.chain = List.copyOf(chain);
        this.count = count;
    }

    /** The next job, or {@link #NONE}. */
    long take() {
        if (waiting > 0) {
            long job = following[head];
            head = (head + 1) % following.length;
            waiting--;
            return job;
        }
        return stopped || next >= count ? NONE : next++ * STEPS;
    }

    /** Tells that a job was answered as it should be: the chain goes on. */
    void succeeded(long job) {
        if (!stopped && step(job) + 1 < chain.size()) {
            follow(job + 1);
        }
    }

    private void follow(long job) {
        if (waiting == following.length) {
            long[] larger = new long[waiting * 2];
            for (int i = 0; i < waiting; i++) {
                larger[i] = following[(head + i) % waiting];
            }
            following = larger;
            head = 0;
        }
        following[(head + waiting++) % following.length] = job;
    }

    /** Nothing new any more. */
    void stop() {
        stopped = true;
        waiting = 0;
    }

    boolean isExhausted() {
        return waiting == 0 && (stopped || next >= count);
    }

    Kind kind(long job) {
        return chain.get(step(job));
    }

    static int step(long job) {
        return (int) (job % STEPS);
    }

    static long session(long job) {
        return job / STEPS;
    }
}
