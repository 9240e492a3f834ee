package io.sluice.jca.outbound;

import io.sluice.jca.time.TimeSource;
import io.sluice.jca.time.Timer;
import io.sluice.radius.connector.OutboundRequest;
import io.sluice.radius.connector.PreparedRequest;
import io.sluice.radius.connector.RequestOutcome;
import io.sluice.radius.packet.MalformedPacket;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketCodec;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import java.io.IOException;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One request from its preparation until its reply comes or it is given up. What is sent again is the same octets from the
 * same port. A reply that comes before it is sent belongs to the same request of an earlier life of this node, and counts.
 *
 * <p>Its monitor orders sender, timer and reply; the outcome is told outside of it.
 */
final class PendingRequest implements PreparedRequest {

    private final OutboundRequest wanted;
    private final RadiusPacket packet;
    private final SourcePort port;
    private final RetransmissionSchedule schedule;
    private final TimeSource time;
    private final Timer timer;
    private final Consumer<CompletionStage<RequestOutcome>> begun;
    private final CompletableFuture<RequestOutcome> outcome = new CompletableFuture<>();
    private Timer.@Nullable Appointment next;
    private final AtomicInteger falseReplies = new AtomicInteger();
    private long firstNanos;
    private boolean sent;
    private boolean over;

    /**
     * @param begun told once, when the request is sent
     */
    PendingRequest(
            OutboundRequest wanted,
            SourcePort port,
            int identifier,
            Consumer<CompletionStage<RequestOutcome>> begun,
            RandomGenerator random,
            TimeSource time,
            Timer timer) {
        this.wanted = wanted;
        this.packet = encode(wanted, identifier, random);
        this.port = port;
        this.schedule = new RetransmissionSchedule(wanted.retransmission(), random);
        this.time = time;
        this.timer = timer;
        this.begun = begun;
    }

    /** Whether what is sent holds chance, so that nobody can encode it the same way again (RFC 2865 §3, RFC 5997 §3). */
    static boolean hasRandomAuthenticator(PacketCode code) {
        return code == PacketCode.ACCESS_REQUEST || code == PacketCode.STATUS_SERVER;
    }

    private static RadiusPacket encode(OutboundRequest wanted, int identifier, RandomGenerator random) {
        PacketWriter writer = new PacketWriter(RadiusPacket.HEADER_LENGTH + 18 + wanted.attributes().length);
        writer.begin(wanted.code(), identifier);
        if (wanted.withMessageAuthenticator()) {
            writer.messageAuthenticator();
        }
        writer.encoded(wanted.attributes());
        PacketCodec codec = PacketCodec.ofThread();
        ByteBuffer octets;
        if (hasRandomAuthenticator(wanted.code())) {
            octets = codec.signRequest(writer, authenticator(wanted, random), wanted.secret());
        } else {
            octets = codec.signRequest(writer, wanted.secret());
        }
        try {
            return RadiusPacket.decode(octets);
        } catch (MalformedPacket e) {
            throw new IllegalArgumentException("the attributes of " + wanted + " are not sound: " + e.getMessage(), e);
        }
    }

    private static byte[] authenticator(OutboundRequest wanted, RandomGenerator random) {
        byte[] chosen = wanted.authenticator();
        if (chosen.length > 0) {
            return chosen;
        }
        byte[] authenticator = new byte[16];
        random.nextBytes(authenticator);
        return authenticator;
    }

    @Override
    public int sourcePort() {
        return port.number();
    }

    @Override
    public int identifier() {
        return packet.identifier();
    }

    @Override
    public byte[] authenticator() {
        return packet.authenticator();
    }

    @Override
    public byte[] octets() {
        return packet.toOctets();
    }

    @Override
    public CompletionStage<RequestOutcome> send() {
        synchronized (this) {
            if (sent) {
                return outcome;
            }
            sent = true;
        }
        begun.accept(outcome);
        transmit();
        return outcome;
    }

    private void transmit() {
        RequestOutcome refused = null;
        synchronized (this) {
            if (over) {
                return;
            }
            firstNanos = time.nanos();
            try {
                port.transmit(packet);
            } catch (PortUnreachableException e) {
                // Nobody listens there now; the NAS may come back before the schedule ends.
                port.countUnsent();
            } catch (IOException e) {
                refused = new RequestOutcome.NotSent("the system refused the datagram: " + e.getMessage());
            }
            if (refused == null) {
                schedule.transmitted();
                appoint();
            }
        }
        if (refused != null) {
            finish(refused);
        }
    }

    private void appoint() {
        next = timer.schedule(schedule.waitNanos(time.nanos() - firstNanos), this::waited);
    }

    private void waited() {
        synchronized (this) {
            if (over) {
                return;
            }
            if (!schedule.exhausted(time.nanos() - firstNanos)) {
                retransmit();
                return;
            }
        }
        finish(new RequestOutcome.TimedOut(schedule.transmissions(), falseReplies.get()));
    }

    private void retransmit() {
        try {
            port.transmit(packet);
        } catch (IOException e) {
            // As good as lost on the way: the schedule goes on.
            port.countUnsent();
        }
        schedule.transmitted();
        appoint();
    }

    /** Takes a datagram that came to its port under its identifier. */
    boolean accept(RadiusPacket reply) {
        if (!answers(reply.code())
                || PacketCodec.ofThread().verifyReply(reply, packet, wanted.secret()) != PacketCodec.Verdict.GENUINE) {
            falseReplies.incrementAndGet();
            return false;
        }
        finish(new RequestOutcome.Answered(reply, transmissions()));
        return true;
    }

    private boolean answers(PacketCode reply) {
        return switch (wanted.code()) {
            case ACCESS_REQUEST ->
                reply == PacketCode.ACCESS_ACCEPT
                        || reply == PacketCode.ACCESS_REJECT
                        || reply == PacketCode.ACCESS_CHALLENGE;
            case ACCOUNTING_REQUEST -> reply == PacketCode.ACCOUNTING_RESPONSE;
            case STATUS_SERVER -> reply == PacketCode.ACCESS_ACCEPT || reply == PacketCode.ACCOUNTING_RESPONSE;
            case COA_REQUEST -> reply == PacketCode.COA_ACK || reply == PacketCode.COA_NAK;
            case DISCONNECT_REQUEST -> reply == PacketCode.DISCONNECT_ACK || reply == PacketCode.DISCONNECT_NAK;
            default -> false;
        };
    }

    private synchronized int transmissions() {
        return schedule.transmissions();
    }

    @Override
    public void cancel() {
        boolean waiting;
        synchronized (this) {
            waiting = sent;
            sent = true;
        }
        finish(waiting ? new RequestOutcome.TimedOut(transmissions()) : new RequestOutcome.NotSent("cancelled"));
    }

    /** Ends it because the connector stops. */
    void abandon() {
        int sent = transmissions();
        finish(sent == 0 ? new RequestOutcome.NotSent(Requester.STOPPING) : new RequestOutcome.TimedOut(sent));
    }

    private void finish(RequestOutcome how) {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            if (next != null) {
                next.cancel();
            }
        }
        port.release(identifier(), how);
        outcome.complete(how);
    }
}
