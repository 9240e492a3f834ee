package io.sluice.jca.outbound;

import io.sluice.jca.time.TimeSource;
import io.sluice.jca.time.Timer;
import io.sluice.radius.connector.OutboundRequest;
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
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One request until its reply comes or it is given up. What is sent again is the same octets from the same port.
 *
 * <p>Its monitor orders sender, timer and reply; the outcome is told outside of it.
 */
final class PendingRequest {

    private final OutboundRequest wanted;
    private final RadiusPacket packet;
    private final SourcePort port;
    private final RetransmissionSchedule schedule;
    private final TimeSource time;
    private final Timer timer;
    private final CompletableFuture<RequestOutcome> outcome;
    private Timer.@Nullable Appointment next;
    private long firstNanos;
    private boolean over;

    PendingRequest(
            OutboundRequest wanted,
            SourcePort port,
            int identifier,
            RandomGenerator random,
            TimeSource time,
            Timer timer,
            CompletableFuture<RequestOutcome> outcome) {
        this.wanted = wanted;
        this.packet = encode(wanted, identifier, random);
        this.port = port;
        this.schedule = new RetransmissionSchedule(wanted.retransmission(), random);
        this.time = time;
        this.timer = timer;
        this.outcome = outcome;
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
        if (wanted.code() == PacketCode.ACCESS_REQUEST || wanted.code() == PacketCode.STATUS_SERVER) {
            byte[] authenticator = new byte[16];
            random.nextBytes(authenticator);
            octets = codec.signRequest(writer, authenticator, wanted.secret());
        } else {
            octets = codec.signRequest(writer, wanted.secret());
        }
        try {
            return RadiusPacket.decode(octets);
        } catch (MalformedPacket e) {
            throw new IllegalArgumentException("the attributes of " + wanted + " are not sound: " + e.getMessage(), e);
        }
    }

    int identifier() {
        return packet.identifier();
    }

    /** Sends it for the first time. */
    void start() {
        RequestOutcome refused = null;
        synchronized (this) {
            firstNanos = time.nanos();
            try {
                port.transmit(packet);
            } catch (PortUnreachableException e) {
                // Nobody listens there now; the NAS may come back before the schedule ends.
                port.countUnsent();
            } catch (IOException e) {
                refused = new RequestOutcome.NotSent("the system refused the datagram: " + e.getMessage());
            }
            if (refused == null && !over) {
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
        finish(new RequestOutcome.TimedOut(schedule.transmissions()));
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
