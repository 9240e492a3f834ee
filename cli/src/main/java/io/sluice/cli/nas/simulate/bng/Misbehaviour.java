package io.sluice.cli.nas.simulate.bng;

/**
 * How the BNG disobeys CoA- and Disconnect-Requests, on request; each share is of the genuine new requests, 0 to 1.
 *
 * @param silent unanswered and without effect
 * @param nak refused although nothing is wrong
 * @param nakCause the Error-Cause of those
 * @param ackWithoutEffect acknowledged, and nothing done
 */
public record Misbehaviour(double silent, double nak, int nakCause, double ackWithoutEffect) {

    public static final Misbehaviour NONE = new Misbehaviour(0, 0, 506, 0);
}
