package io.sluice.radius.connector;

import java.util.concurrent.CompletionStage;

/**
 * A request whose octets are settled and which has not left. What identifies it on the wire can be stored first, so that
 * the same request can be taken up again after a crash, see {@link RadiusConnection#resume}.
 *
 * <p>It holds an identifier until it is sent and over, or cancelled.
 */
public interface PreparedRequest {

    /** The UDP port it leaves from. */
    int sourcePort();

    /** The identifier in its header, 0–255. */
    int identifier();

    /** Its Request Authenticator, 16 octets. */
    byte[] authenticator();

    /** The whole packet as it will leave, each time alike. */
    byte[] octets();

    /**
     * Sends it and retransmits it as {@link RadiusConnection#send} does. A second call does not send again and yields the
     * same stage.
     */
    CompletionStage<RequestOutcome> send();

    /**
     * Lets go of it: one that was not sent gives its identifier back and never leaves; one that waits for its reply is sent no
     * more and ends as {@link RequestOutcome.TimedOut}, though the NAS may still do what it asks.
     */
    void cancel();
}
