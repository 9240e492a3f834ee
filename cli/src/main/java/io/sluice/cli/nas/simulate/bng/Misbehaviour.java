package io.sluice.cli.nas.simulate.bng;

import java.util.Set;

/**
 * How the BNG disobeys CoA- and Disconnect-Requests, on request; each share is of the genuine new requests, 0 to 1.
 *
 * @param silent unanswered and without effect
 * @param nak refused although nothing is wrong
 * @param nakCause the Error-Cause of those
 * @param ackWithoutEffect acknowledged, and nothing done
 * @param late done at once, but answered later
 * @param lateBy by so many milliseconds of real time
 * @param twice answered two times
 * @param refused names of services that cannot be started by a CoA-Request
 * @param ignoresLimits whether services run on beyond their limits
 */
public record Misbehaviour(
        double silent,
        double nak,
        int nakCause,
        double ackWithoutEffect,
        double late,
        long lateBy,
        double twice,
        Set<String> refused,
        boolean ignoresLimits) {

    public static final Misbehaviour NONE = new Misbehaviour(0, 0, 506, 0);

    public Misbehaviour {
        refused = Set.copyOf(refused);
    }

    /** Misbehaviour in what is answered and done, not in how. */
    public Misbehaviour(double silent, double nak, int nakCause, double ackWithoutEffect) {
        this(silent, nak, nakCause, ackWithoutEffect, 0, 0, 0, Set.of(), false);
    }
}
