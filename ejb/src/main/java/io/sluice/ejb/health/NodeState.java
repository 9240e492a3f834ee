package io.sluice.ejb.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What this node's periodic work last found. Told by one thread, asked by any. */
public final class NodeState {

    /** The database is asked each second; the slowest of its users in that thread refills the login index. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Clock clock;
    private volatile boolean indexFilled;
    private volatile Instant lastAnswer;
    private volatile @Nullable String trouble;

    public NodeState(Clock clock) {
        this.clock = clock;
        this.lastAnswer = clock.instant();
    }

    /** The login index holds every subscriber. */
    public void indexFilled() {
        indexFilled = true;
    }

    public boolean isIndexFilled() {
        return indexFilled;
    }

    public void databaseAnswered() {
        lastAnswer = clock.instant();
        trouble = null;
    }

    /**
     * The database did not answer.
     *
     * @param why what the driver or the pool says
     */
    public void databaseAway(String why) {
        trouble = why;
    }

    /** Why the database cannot be used now, empty if it can. */
    public Optional<String> databaseTrouble() {
        String told = trouble;
        if (told != null) {
            return Optional.of(told);
        }
        Duration silence = sinceAnswer();
        return silence.compareTo(PATIENCE) > 0
                ? Optional.of("no answer for " + silence.toSeconds() + " s")
                : Optional.empty();
    }

    /** When the database last answered. */
    public Instant lastAnswer() {
        return lastAnswer;
    }

    private Duration sinceAnswer() {
        return Duration.between(lastAnswer, clock.instant());
    }
}
