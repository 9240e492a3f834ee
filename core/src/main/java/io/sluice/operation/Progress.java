package io.sluice.operation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far an operation has come.
 *
 * @param chunk which packet of the phase, from 0
 * @param attempts how often that packet was given up or put off; above 0 it may have been obeyed, whatever is answered later
 * @param nextAt when to go on; null for at once
 * @param answerable whether the asker can be told the result; what is left then is ours
 * @param errorCause why it failed (RFC 5176 §3.6, Error-Cause); 0 for failed without one, null while it has not failed
 * @param detail the failure in words, empty if there is nothing to say
 * @param proof whether accounting bears it out
 * @param alarm what somebody ought to look into, null for nothing
 */
public record Progress(
        Phase phase,
        int chunk,
        int attempts,
        @Nullable Instant nextAt,
        boolean answerable,
        @Nullable Integer errorCause,
        String detail,
        Proof proof,
        @Nullable Alarm alarm) {

    /** Not taken up. */
    public static final Progress NONE = new Progress(Phase.WAITING, 0, 0, null, false, null, "", Proof.NONE, null);

    /** Whether the asker is to be told of a failure. */
    public boolean hasFailed() {
        return errorCause != null;
    }

    Progress at(Phase newPhase, int newChunk) {
        return new Progress(newPhase, newChunk, 0, null, answerable, errorCause, detail, proof, alarm);
    }

    Progress later(Instant when) {
        return new Progress(phase, chunk, attempts + 1, when, answerable, errorCause, detail, proof, alarm);
    }

    Progress now() {
        return new Progress(phase, chunk, attempts, null, answerable, errorCause, detail, proof, alarm);
    }

    Progress waiting(Instant until) {
        return new Progress(phase, chunk, attempts, until, answerable, errorCause, detail, proof, alarm);
    }

    Progress answered() {
        return new Progress(phase, chunk, attempts, nextAt, true, errorCause, detail, proof, alarm);
    }

    Progress failed(int cause, String why) {
        return new Progress(phase, chunk, attempts, nextAt, true, cause, why, proof, alarm);
    }

    Progress proven(Proof newProof) {
        return new Progress(phase, chunk, attempts, nextAt, answerable, errorCause, detail, newProof, alarm);
    }

    Progress alarmed(Alarm newAlarm) {
        return new Progress(phase, chunk, attempts, nextAt, answerable, errorCause, detail, proof, newAlarm);
    }
}
