package io.sluice.ejb.radius;

import io.sluice.radius.connector.ClientRule;
import io.sluice.radius.connector.DiscardReason;
import io.sluice.radius.connector.RadiusBatch;
import io.sluice.radius.connector.RadiusExchange;
import io.sluice.radius.connector.RequestKind;
import io.sluice.radius.packet.MalformedPacket;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketCodec;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** A batch whose replies can be read. */
final class FakeBatch implements RadiusBatch {

    static final byte[] SECRET = "testing123".getBytes();
    static final ClientRule CLIENT = new ClientRule(
            "demo",
            Set.of("127.0.0.0/8"),
            SECRET,
            Set.of(RequestKind.values()),
            ClientRule.Policy.AUTO,
            ClientRule.Policy.AUTO,
            true);

    private final List<FakeExchange> exchanges = new ArrayList<>();
    private boolean committed;
    private boolean unavailable;

    FakeBatch(RadiusPacket... requests) {
        for (RadiusPacket request : requests) {
            exchanges.add(new FakeExchange(request));
        }
    }

    @Override
    public List<RadiusExchange> exchanges() {
        return List.copyOf(exchanges);
    }

    @Override
    public void committed() {
        committed = true;
    }

    @Override
    public void unavailable() {
        unavailable = true;
    }

    boolean isUnavailable() {
        return unavailable;
    }

    FakeExchange exchange(int index) {
        return exchanges.get(index);
    }

    boolean isCommitted() {
        return committed;
    }

    /** One exchange, its reply signed as the connector would. */
    static final class FakeExchange implements RadiusExchange {

        private final RadiusPacket request;
        private final PacketWriter reply = new PacketWriter();
        private @Nullable LongAdder counted;
        private @Nullable Duration delay;
        private @Nullable DiscardReason discarded;
        private boolean deferred;
        private boolean late;

        FakeExchange(RadiusPacket request) {
            this.request = request;
        }

        Optional<RadiusPacket> sent() {
            if (!reply.isOpen() || discarded != null || deferred && !late) {
                return Optional.empty();
            }
            try {
                return Optional.of(RadiusPacket.decode(PacketCodec.ofThread().signReply(reply, request, SECRET)));
            } catch (MalformedPacket e) {
                throw new IllegalStateException(e);
            }
        }

        Optional<Duration> delay() {
            return Optional.ofNullable(delay);
        }

        Optional<DiscardReason> discarded() {
            return Optional.ofNullable(discarded);
        }

        @Override
        public RadiusPacket request() {
            return request;
        }

        @Override
        public ClientRule client() {
            return CLIENT;
        }

        @Override
        public InetSocketAddress source() {
            return new InetSocketAddress("127.0.0.1", 40_000);
        }

        @Override
        public long receivedAtMicros() {
            return 1_795_334_400_000_000L;
        }

        @Override
        public PacketWriter reply(PacketCode code) {
            return reply.begin(code, request.identifier()).messageAuthenticator();
        }

        @Override
        public void delayReply(Duration by) {
            delay = by;
        }

        @Override
        public void countAs(LongAdder counter) {
            counted = counter;
        }

        Optional<LongAdder> counted() {
            return Optional.ofNullable(counted);
        }

        @Override
        public void discard(DiscardReason reason) {
            discarded = reason;
        }

        @Override
        public LateReply defer() {
            reply.clear();
            deferred = true;
            return new LateReply() {

                @Override
                public PacketWriter reply(PacketCode code) {
                    return FakeExchange.this.reply(code);
                }

                @Override
                public void send() {
                    late = true;
                }
            };
        }

        boolean isDeferred() {
            return deferred;
        }
    }
}
