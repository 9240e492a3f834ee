package io.sluice.ejb.accounting;

import io.sluice.radius.connector.ClientRule;
import io.sluice.radius.connector.DiscardReason;
import io.sluice.radius.connector.RadiusExchange;
import io.sluice.radius.connector.RequestKind;
import io.sluice.radius.packet.MalformedPacket;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One Accounting-Request that remembers what was decided. */
final class FakeExchange implements RadiusExchange {

    private final RadiusPacket request;
    private final ClientRule client;
    private @Nullable PacketCode replied;
    private @Nullable DiscardReason discarded;
    private @Nullable LongAdder counted;

    FakeExchange(String client, Consumer<PacketWriter> attributes) {
        this.client = new ClientRule(
                client,
                Set.of("127.0.0.0/8"),
                "testing123".getBytes(),
                Set.of(RequestKind.ACCT),
                ClientRule.Policy.ACCEPT,
                ClientRule.Policy.ACCEPT,
                true);
        PacketWriter writer = new PacketWriter().begin(PacketCode.ACCOUNTING_REQUEST, 1);
        attributes.accept(writer);
        byte[] body = writer.toAttributes();
        ByteBuffer octets = ByteBuffer.allocate(RadiusPacket.HEADER_LENGTH + body.length);
        octets.put((byte) 4).put((byte) 1).putShort((short) octets.capacity());
        octets.position(RadiusPacket.HEADER_LENGTH).put(body).flip();
        try {
            request = RadiusPacket.decode(octets);
        } catch (MalformedPacket e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public RadiusPacket request() {
        return request;
    }

    @Override
    public ClientRule client() {
        return client;
    }

    @Override
    public InetSocketAddress source() {
        return new InetSocketAddress("127.0.0.1", 1813);
    }

    @Override
    public long receivedAtMicros() {
        return Reports.EPOCH;
    }

    @Override
    public PacketWriter reply(PacketCode code) {
        replied = code;
        return new PacketWriter().begin(code, 1);
    }

    @Override
    public void delayReply(Duration delay) {
        throw new UnsupportedOperationException();
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
        throw new UnsupportedOperationException();
    }

    Optional<PacketCode> replied() {
        return Optional.ofNullable(replied);
    }

    Optional<DiscardReason> discarded() {
        return Optional.ofNullable(discarded);
    }
}
