package io.sluice.ejb.start;

import io.sluice.ejb.health.NodeState;
import io.sluice.ejb.platform.ChangeFeed;
import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.ejb.session.RememberedLogins;
import io.sluice.ejb.subscriber.LoginIndex;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;

/** What each node does each second for logins, outside any transaction. */
@Dependent
public class Tick {

    private static final int SECONDS_BETWEEN_WARNINGS = 60;

    private final ChangeFeed changes;
    private final RememberedLogins expected;
    private final LoginIndex index;
    private final NodeState state;
    private final AtomicBoolean away = new AtomicBoolean();
    private long overflowTold;
    private int seconds;

    @Inject
    public Tick(ChangeFeed changes, RememberedLogins expected, LoginIndex index, NodeState state) {
        this.changes = changes;
        this.expected = expected;
        this.index = index;
        this.state = state;
    }

    void run() {
        guard(() -> {
            changes.poll();
            index.databaseAnswers();
            state.databaseAnswered();
            if (away.getAndSet(false)) {
                StartLog.databaseBack();
            }
            expected.tend();
        });
        if (++seconds % SECONDS_BETWEEN_WARNINGS == 0 && expected.overflow() > overflowTold) {
            overflowTold = expected.overflow();
            StartLog.loginsForgotten(overflowTold);
        }
    }

    /** Keeps the ticking alive: what failed is due again the next second. */
    void guard(Runnable work) {
        try {
            work.run();
        } catch (DatabaseAway e) {
            state.databaseAway(String.valueOf(e.getMessage()));
            if (!away.getAndSet(true)) {
                StartLog.databaseAway(String.valueOf(e.getMessage()));
            }
        } catch (RuntimeException e) {
            StartLog.tickFailed(e);
        }
    }
}
