package io.sluice.jca.inbound;

import io.sluice.jca.log.About;
import io.sluice.jca.log.ConnectorLog;
import io.sluice.jca.time.TimeSource;
import io.sluice.jca.time.Timer;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.connector.DiscardReason;
import io.sluice.radius.connector.RequestKind;
import io.sluice.radius.packet.PacketCodec;
import io.sluice.radius.packet.PacketTooLong;
import io.sluice.radius.packet.PacketWriter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.atomic.AtomicInteger;

/** Finishes, signs and sends replies: one datagram each, from whichever thread has the reply. */
final class ReplySender {

    private static final int SEND_ATTEMPTS = 64;

    private final Traffic traffic;
    private final Discards discards;
    private final DatagramChannel channel;
    private final TimeSource time;
    private final Timer timer;
    private final int maxDelayed;
    private final AtomicInteger delayed = new AtomicInteger();

    ReplySender(
            Traffic traffic, Discards discards, DatagramChannel channel, TimeSource time, Timer timer, int maxDelayed) {
        this.traffic = traffic;
        this.discards = discards;
        this.channel = channel;
        this.time = time;
        this.timer = timer;
        this.maxDelayed = maxDelayed;
    }

    RequestKind kind() {
        return traffic.kind();
    }

    /** Sends the reply of an exchange whose batch is committed, or makes an appointment for it. */
    void answer(Exchange exchange, PacketWriter reply) {
        long delay = exchange.delayNanos();
        if (delay == 0) {
            send(exchange, reply);
        } else if (delayed.incrementAndGet() > maxDelayed) {
            // A flood of rejected logins must not fill the memory; to be quick is then the lesser evil.
            delayed.decrementAndGet();
            send(exchange, reply);
        } else {
            timer.schedule(delay, () -> {
                delayed.decrementAndGet();
                send(exchange, reply);
            });
        }
    }

    /** Sends the reply to a deferred exchange, unless it has been forgotten. */
    void answerLate(Exchange exchange, PacketWriter reply) {
        if (time.nanos() - exchange.receivedNanos() > DeferredReply.FORGOTTEN_AFTER_NANOS) {
            exchange.left();
            discards.count(exchange, DiscardReason.UNDECIDED);
        } else {
            send(exchange, reply);
        }
    }

    private void send(Exchange exchange, PacketWriter reply) {
        ByteBuffer octets;
        try {
            if (exchange.carriesProxyState()) {
                // RFC 2865 §5.33: unmodified and in order, in every reply
                reply.copy(exchange.request(), StandardAttributes.PROXY_STATE);
            }
            octets = PacketCodec.ofThread().signReply(reply, exchange.request(), exchange.secret());
        } catch (PacketTooLong e) {
            try (About about = About.request(exchange.client().name(), exchange.request())) {
                ConnectorLog.replyTooLong(kind(), exchange.source());
            }
            exchange.left();
            discards.count(exchange, DiscardReason.UNDECIDED);
            return;
        }
        boolean left = transmit(octets, exchange.source());
        // Only now: before this the receiver must not touch the buffer for a retransmission.
        exchange.answered(octets);
        if (left) {
            traffic.countAnswered();
        }
    }

    /** Sends the reply once more to a retransmission; for the receiver. */
    void repeat(Exchange answered) {
        if (transmit(answered.sentReply(), answered.source())) {
            traffic.countRepeated(answered.client().name());
        }
    }

    /** Whether the system took the datagram. If not, the sender's retransmission will ask for it again. */
    private boolean transmit(ByteBuffer octets, InetSocketAddress target) {
        try {
            for (int attempt = 0; attempt < SEND_ATTEMPTS; attempt++) {
                if (channel.send(octets, target) > 0) {
                    return true;
                }
                // The send buffer is full, which the network empties in microseconds.
                Thread.onSpinWait();
            }
        } catch (IOException e) {
            return false;
        }
        return false;
    }
}
