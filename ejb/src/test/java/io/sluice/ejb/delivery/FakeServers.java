package io.sluice.ejb.delivery;

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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A connector without sockets: a test sees what left for which server, and says how it ended. */
final class FakeServers implements RadiusConnection {

    static final byte[] SECRET = "secret of a server".getBytes(StandardCharsets.US_ASCII);

    private final List<Request> sent = new ArrayList<>();
    private int next;

    /** A request to a server. */
    final class Request implements PreparedRequest {

        private final RadiusPacket packet;
        private final int port;
        private final CompletableFuture<RequestOutcome> outcome = new CompletableFuture<>();

        private Request(OutboundRequest wanted, int identifier) {
            PacketWriter writer = new PacketWriter().begin(wanted.code(), identifier);
            writer.encoded(wanted.attributes());
            port = wanted.target().getPort();
            try {
                packet = RadiusPacket.decode(PacketCodec.ofThread().signRequest(writer, wanted.secret()));
            } catch (MalformedPacket e) {
                throw new IllegalArgumentException(e);
            }
        }

        RadiusPacket packet() {
            return packet;
        }

        /** Which server it went to. */
        int port() {
            return port;
        }

        String acctSessionId() {
            return packet.text(StandardAttributes.ACCT_SESSION_ID).orElseThrow();
        }

        long delay() {
            return packet.unsigned(StandardAttributes.ACCT_DELAY_TIME, -1);
        }

        /** Session and status, such as {@code s1 2}. */
        String text() {
            return acctSessionId() + ' ' + packet.unsigned(StandardAttributes.ACCT_STATUS_TYPE, -1);
        }

        void isAnswered() {
            PacketWriter reply = new PacketWriter().begin(PacketCode.ACCOUNTING_RESPONSE, packet.identifier());
            try {
                RadiusPacket octets = RadiusPacket.decode(PacketCodec.ofThread().signReply(reply, packet, SECRET));
                outcome.complete(new RequestOutcome.Answered(octets, 1));
            } catch (MalformedPacket e) {
                throw new IllegalStateException(e);
            }
        }

        void isNotAnswered() {
            outcome.complete(new RequestOutcome.TimedOut(3));
        }

        @Override
        public int sourcePort() {
            return 40_000;
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
            sent.add(this);
            return outcome;
        }

        @Override
        public void cancel() {
            outcome.complete(new RequestOutcome.TimedOut(1));
        }
    }

    /** What has left since this was last asked, in order. */
    List<Request> take() {
        List<Request> all = List.copyOf(sent);
        sent.clear();
        return all;
    }

    @Override
    public Preparation prepare(OutboundRequest request) {
        return new Preparation.Ready(new Request(request, next++ % 256));
    }

    @Override
    public Preparation resume(OutboundRequest request, int sourcePort, int identifier) {
        throw new UnsupportedOperationException();
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
