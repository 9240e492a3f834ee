package io.sluice.upstream;

import java.time.Duration;
import java.time.Instant;

/**
 * What a node knows of an upstream server from its answers and its silence; each node for itself, since each has a path of its own
 * there.
 *
 * <p>A server begins ALIVE. A request that it leaves unanswered makes it SUSPECT: others go first, and it is probed. Three in a row
 * make it DEAD: nobody waits for it any more. A single genuine answer, to a probe or a request, makes it ALIVE. One that is not to
 * be probed is tried again after a minute.
 *
 * @param state how far it is trusted
 * @param since when it came to be so
 * @param unanswered requests and probes given up in a row
 * @param nextTry when it may be probed next; of one that is not probed, when it may be asked although DEAD
 * @param heard when it last answered; before it was ever asked, when that became possible
 */
public record Liveness(State state, Instant since, int unanswered, Instant nextTry, Instant heard) {

    /** Silences in a row that make a server DEAD. */
    public static final int DEADLY = 3;

    /** Time between two probes of a silent server. */
    public static final Duration PROBE_EVERY = Duration.ofSeconds(10);

    /** After which a DEAD server without probes is asked again. */
    public static final Duration REVIVED_AFTER = Duration.ofSeconds(60);

    /** How far a server is trusted to answer. */
    public enum State {
        ALIVE,
        SUSPECT,
        DEAD
    }

    /** Of a server that nobody has asked yet. */
    public static Liveness unasked(Instant now) {
        return new Liveness(State.ALIVE, now, 0, now, now);
    }

    /** After a genuine answer. */
    public Liveness answered(Instant now) {
        return new Liveness(State.ALIVE, since(State.ALIVE, now), 0, now, now);
    }

    /**
     * After a request or probe was given up. One that was sent before the last answer proves nothing: the server lives, and did
     * not want to answer this.
     *
     * @param sent when it was first sent
     * @param probed whether the server is to be probed
     */
    public Liveness silent(Instant sent, boolean probed, Instant now) {
        if (heard.isAfter(sent)) {
            return this;
        }
        int silences = Math.min(DEADLY, unanswered + 1);
        State next = silences >= DEADLY ? State.DEAD : State.SUSPECT;
        Instant again = probed ? now : now.plus(next == State.DEAD ? REVIVED_AFTER : Duration.ZERO);
        return new Liveness(next, since(next, now), silences, later(again, nextTry), heard);
    }

    /** Once a probe has left. */
    public Liveness probing(Instant now) {
        return new Liveness(state, since, unanswered, now.plus(PROBE_EVERY), heard);
    }

    /** Whether a probe is to be sent now; only what is silent is probed. */
    public boolean isProbeDue(boolean probed, Instant now) {
        return probed && state != State.ALIVE && !nextTry.isAfter(now);
    }

    /** Whether a request may go there while others live too. */
    public boolean isWorthAsking(boolean probed, Instant now) {
        return state != State.DEAD || (!probed && !nextTry.isAfter(now));
    }

    private Instant since(State next, Instant now) {
        return next == state ? since : now;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
