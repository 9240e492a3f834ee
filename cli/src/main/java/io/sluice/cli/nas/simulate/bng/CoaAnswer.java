package io.sluice.cli.nas.simulate.bng;

import java.util.Optional;

/**
 * What becomes of a CoA- or Disconnect-Request.
 *
 * @param reply empty where the BNG keeps silent
 * @param verdict for the ledger: {@code ack}, {@code nak-503}, {@code silent} …
 * @param session the Acct-Session-Id that was asked for, empty if none was
 * @param effect to be run once the answer has left, as a router tells of a new service after its ACK; at once if the answer is late
 * @param lateBy milliseconds of real time by which the answer alone is late
 * @param twice whether the answer is sent two times
 */
public record CoaAnswer(
        Optional<Message> reply, String verdict, String session, Runnable effect, long lateBy, boolean twice) {

    /** An answer that leaves once and in time. */
    public CoaAnswer(Optional<Message> reply, String verdict, String session, Runnable effect) {
        this(reply, verdict, session, effect, 0, false);
    }

    static CoaAnswer none(String verdict, Message request) {
        return new CoaAnswer(Optional.empty(), verdict, session(request), () -> {});
    }

    CoaAnswer sent(long newLateBy, boolean newTwice) {
        return new CoaAnswer(reply, verdict, session, effect, newLateBy, newTwice);
    }

    public static String session(Message request) {
        return request.text("Acct-Session-Id").orElse("");
    }
}
