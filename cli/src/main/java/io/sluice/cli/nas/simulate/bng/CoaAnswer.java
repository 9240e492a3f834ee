package io.sluice.cli.nas.simulate.bng;

import java.util.Optional;

/**
 * What becomes of a CoA- or Disconnect-Request.
 *
 * @param reply empty where the BNG keeps silent
 * @param verdict for the ledger: {@code ack}, {@code nak-503}, {@code silent} …
 * @param session the Acct-Session-Id that was asked for, empty if none was
 * @param effect to be run once the answer has left, as a router tells of a new service after its ACK
 */
public record CoaAnswer(Optional<Message> reply, String verdict, String session, Runnable effect) {

    static CoaAnswer none(String verdict, Message request) {
        return new CoaAnswer(Optional.empty(), verdict, session(request), () -> {});
    }

    public static String session(Message request) {
        return request.text("Acct-Session-Id").orElse("");
    }
}
