package io.sluice.jca.fake;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The transaction of a delivery, bound to its thread as JTA's is. */
public final class FakeTransaction {

    private static final ThreadLocal<@Nullable FakeTransaction> CURRENT = new ThreadLocal<>();

    private final List<Runnable> afterCommit = new ArrayList<>();
    private boolean rollbackOnly;
    private boolean outcomeUnknown;
    private @Nullable Exception commitFailure;

    static void begin() {
        CURRENT.set(new FakeTransaction());
    }

    public static FakeTransaction current() {
        FakeTransaction current = CURRENT.get();
        if (current == null) {
            throw new IllegalStateException("no transaction on this thread");
        }
        return current;
    }

    static FakeTransaction end() {
        FakeTransaction ended = current();
        CURRENT.remove();
        return ended;
    }

    public void setRollbackOnly() {
        rollbackOnly = true;
    }

    boolean isRollbackOnly() {
        return rollbackOnly;
    }

    /** As an interposed synchronization that sees STATUS_COMMITTED. */
    public void afterCommit(Runnable what) {
        afterCommit.add(what);
    }

    /** Makes the commit fail, as a deferred constraint does. */
    public void failCommit(Exception why) {
        commitFailure = why;
    }

    /**
     * Makes the commit's outcome unknown, as a database does that goes away between the commit and its answer. Narayana then
     * tells synchronizations STATUS_COMMITTED, and tells the truth only by an exception (HeuristicMixedException).
     */
    public void loseCommit(Exception why) {
        commitFailure = why;
        outcomeUnknown = true;
    }

    boolean isOutcomeUnknown() {
        return outcomeUnknown;
    }

    @Nullable
    Exception commitFailure() {
        return commitFailure;
    }

    void committed() {
        afterCommit.forEach(Runnable::run);
    }
}
