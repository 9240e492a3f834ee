package io.sluice.ejb.dispatch;

import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.connector.ClientRule;
import io.sluice.radius.connector.ConnectorStatistics;
import io.sluice.radius.connector.DiscardReason;
import io.sluice.radius.connector.OutboundRequest;
import io.sluice.radius.connector.Preparation;
import io.sluice.radius.connector.PreparedRequest;
import io.sluice.radius.connector.RadiusConnection;
import io.sluice.radius.connector.RequestKind;
import io.sluice.radius.connector.RequestOutcome;
import io.sluice.radius.packet.MalformedPacket;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketCodec;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A connector without sockets: a test sees what left and says how it ended. */
final class FakeConnector implements RadiusConnection {

    private static final int PORT = 40_000;

    private final List<Request> sent = new ArrayList<>();
    private final Set<Integer> taken = new HashSet<>();
    private boolean portIsTaken;
    private int next;
    private int identifiers = 256;

    /** A request of ours. */
    final class Request implements PreparedRequest {

        private final RadiusPacket packet;
        private final CompletableFuture<RequestOutcome> outcome = new CompletableFuture<>();
        private boolean left;

        private Request(OutboundRequest wanted, int identifier) {
            PacketWriter writer = new PacketWriter().begin(wanted.code(), identifier);
            writer.encoded(wanted.attributes());
            try {
                packet = RadiusPacket.decode(PacketCodec.ofThread().signRequest(writer, wanted.secret()));
            } catch (MalformedPacket e) {
                throw new IllegalArgumentException(e);
            }
            taken.add(identifier);
        }

        RadiusPacket packet() {
            return packet;
        }

        String session() {
            return packet.text(StandardAttributes.ACCT_SESSION_ID).orElseThrow();
        }

        void isAcknowledged() {
            PacketCode code = packet.code() == PacketCode.COA_REQUEST ? PacketCode.COA_ACK : PacketCode.DISCONNECT_ACK;
            ends(new RequestOutcome.Answered(reply(new PacketWriter().begin(code, packet.identifier())), 1));
        }

        /** As JunosE does where its error maps to no Error-Cause. */
        void isRefused() {
            ends(new RequestOutcome.Answered(
                    reply(new PacketWriter().begin(PacketCode.COA_NAK, packet.identifier())), 1));
        }

        void isRefused(int errorCause) {
            PacketWriter nak = new PacketWriter()
                    .begin(PacketCode.COA_NAK, packet.identifier())
                    .unsigned(StandardAttributes.ERROR_CAUSE, errorCause);
            ends(new RequestOutcome.Answered(reply(nak), 1));
        }

        void isNotAnswered() {
            ends(new RequestOutcome.TimedOut(5));
        }

        private RadiusPacket reply(PacketWriter writer) {
            ByteBuffer octets =
                    PacketCodec.ofThread().signReply(writer, packet, "nas-secret".getBytes(StandardCharsets.US_ASCII));
            try {
                return RadiusPacket.decode(octets);
            } catch (MalformedPacket e) {
                throw new IllegalStateException(e);
            }
        }

        private void ends(RequestOutcome how) {
            taken.remove(packet.identifier());
            outcome.complete(how);
        }

        @Override
        public int sourcePort() {
            return PORT;
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
            left = true;
            sent.add(this);
            return outcome;
        }

        @Override
        public void cancel() {
            taken.remove(packet.identifier());
            outcome.complete(left ? new RequestOutcome.TimedOut(1) : new RequestOutcome.NotSent("cancelled"));
        }
    }

    /** What has left since this was last asked, in order. */
    List<Request> takeSent() {
        List<Request> all = List.copyOf(sent);
        sent.clear();
        return all;
    }

    /** Acknowledges whatever leaves until nothing does. */
    int acknowledgeAll() {
        int count = 0;
        for (List<Request> all = takeSent(); !all.isEmpty(); all = takeSent()) {
            all.forEach(Request::isAcknowledged);
            count += all.size();
        }
        return count;
    }

    /** The node's old source port belongs to somebody else now. */
    void losesItsPort() {
        portIsTaken = true;
    }

    void hasIdentifiers(int many) {
        identifiers = many;
    }

    @Override
    public Preparation prepare(OutboundRequest request) {
        if (taken.size() >= identifiers) {
            return new Preparation.Refused(Preparation.Cause.NO_IDENTIFIER, "all rest");
        }
        while (taken.contains(next)) {
            next = (next + 1) % 256;
        }
        int identifier = next;
        next = (next + 1) % 256;
        return new Preparation.Ready(new Request(request, identifier));
    }

    @Override
    public Preparation resume(OutboundRequest request, int sourcePort, int identifier) {
        return portIsTaken || sourcePort != PORT || taken.contains(identifier)
                ? new Preparation.Refused(Preparation.Cause.TAKEN, "somebody else's")
                : new Preparation.Ready(new Request(request, identifier));
    }

    @Override
    public CompletionStage<RequestOutcome> send(OutboundRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void useClients(Collection<ClientRule> rules) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<RequestKind, Map<DiscardReason, Long>> discards() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ConnectorStatistics statistics() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        // shared by all callers of a test
    }
}
