package io.sluice.radius.connector;

import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/**
 * One verified request and the reply to it.
 *
 * <p>The bean decides one of: {@link #reply}, {@link #discard}, or {@link #defer} to answer later. An exchange for which
 * nothing was decided is not answered. What was decided is kept back until the batch is committed.
 */
public interface RadiusExchange {

    RadiusPacket request();

    /** The rule of the client that sent the request. */
    ClientRule client();

    /** Address and port the request came from. */
    InetSocketAddress source();

    /** The address the request came from, as text. */
    default String sourceAddress() {
        return source().getAddress().getHostAddress();
    }

    /** When the request was received, in microseconds since 1970-01-01T00:00:00Z. */
    long receivedAtMicros();

    /**
     * Opens the reply. The connector has put Message-Authenticator in front where the client's rule wants one; it appends
     * Proxy-State and signs when the reply leaves. A second call begins anew.
     */
    PacketWriter reply(PacketCode code);

    /**
     * Holds the reply back for a while after the commit, without a thread. Retransmissions meanwhile are dropped.
     *
     * @param delay more than zero, at most 30 s
     */
    void delayReply(Duration delay);

    /**
     * Names the counter that goes up by one when the reply is released, which is after the commit; a batch that is rolled
     * back is not counted. The last one named counts.
     */
    void countAs(LongAdder counter);

    /** Leaves the request unanswered and counts why. */
    void discard(DiscardReason reason);

    /**
     * Takes the exchange out of the batch: it is answered later, from any thread, outside any transaction.
     * Retransmissions meanwhile are dropped; unanswered after 30 s it is forgotten.
     */
    LateReply defer();

    /** The handle to answer a deferred exchange with. */
    interface LateReply {

        /** Opens the reply, see {@link RadiusExchange#reply}. */
        PacketWriter reply(PacketCode code);

        /** Signs and sends the reply that was opened. Does nothing the second time. */
        void send();
    }
}
