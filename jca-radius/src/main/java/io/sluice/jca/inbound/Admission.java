package io.sluice.jca.inbound;

import io.sluice.jca.client.Client;
import io.sluice.jca.client.ClientTable;
import io.sluice.radius.connector.ConnectorStatistics;
import io.sluice.radius.connector.DiscardReason;
import io.sluice.radius.connector.RequestKind;
import io.sluice.radius.packet.MalformedPacket;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketCodec;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides which datagrams become exchanges. Everything else ends here: silently discarded and counted, answered from the
 * duplicate cache, or answered because it only asks whether we are alive. Belongs to the receiver's thread.
 */
final class Admission {

    private final PortSettings settings;
    private final Supplier<ClientTable> clients;
    private final DuplicateCache cache;
    private final ReplySender replies;
    private final Discards discards;
    private final PacketCodec codec = new PacketCodec();

    Admission(
            PortSettings settings,
            Supplier<ClientTable> clients,
            DuplicateCache cache,
            ReplySender replies,
            Discards discards) {
        this.settings = settings;
        this.clients = clients;
        this.cache = cache;
        this.replies = replies;
        this.discards = discards;
    }

    /** The exchange to deliver, or null if the datagram has been dealt with. */
    @Nullable
    Exchange admit(ByteBuffer datagram, InetSocketAddress from, Arrival arrival) {
        RadiusPacket packet;
        try {
            packet = RadiusPacket.decode(datagram);
        } catch (MalformedPacket e) {
            boolean onlyUnknown = e.reason() == MalformedPacket.Reason.UNKNOWN_CODE;
            return discard(null, from, onlyUnknown ? DiscardReason.WRONG_CODE : DiscardReason.MALFORMED);
        }
        ClientTable table = clients.get();
        DuplicateCache.Source source = cache.find(from);
        Client client = source == null ? null : source.client(table);
        if (client == null) {
            client = table.find(from.getAddress());
        }
        DiscardReason refusal = client == null ? DiscardReason.UNKNOWN_CLIENT : misplaced(packet.code(), client);
        if (client == null || refusal != null) {
            return discard(client, from, refusal);
        }
        Exchange earlier = source == null ? null : source.at(packet.identifier());
        if (earlier != null && earlier.request().isCopyOf(packet) && cache.holds(earlier, arrival.nanos())) {
            // Octet for octet what was verified before; the reply goes where the first one went.
            return repeated(earlier);
        }
        Traits traits = Traits.of(packet);
        refusal = unproven(packet, client, traits, arrival);
        if (refusal != null) {
            return discard(client, from, refusal);
        }
        if (earlier != null && packet.hasAuthenticatorOf(earlier.request()) && cache.holds(earlier, arrival.nanos())) {
            return repeated(earlier);
        }
        Exchange exchange = new Exchange(packet, client, from, arrival, traits, replies);
        if (packet.code() == PacketCode.STATUS_SERVER) {
            return alive(exchange);
        }
        cache.put(exchange, client, table);
        return exchange;
    }

    private @Nullable DiscardReason misplaced(PacketCode code, Client client) {
        boolean belongs =
                switch (settings.kind()) {
                    case AUTH -> code == PacketCode.ACCESS_REQUEST || code == PacketCode.STATUS_SERVER;
                    case ACCT -> code == PacketCode.ACCOUNTING_REQUEST || code == PacketCode.STATUS_SERVER;
                    case DYNAUTH -> code == PacketCode.COA_REQUEST || code == PacketCode.DISCONNECT_REQUEST;
                };
        if (!belongs) {
            return DiscardReason.WRONG_CODE;
        }
        return client.rule().kinds().contains(settings.kind()) ? null : DiscardReason.KIND_NOT_ALLOWED;
    }

    private @Nullable DiscardReason unproven(RadiusPacket packet, Client client, Traits traits, Arrival arrival) {
        PacketCodec.Verdict verdict = codec.verifyRequest(packet, client.rule().secret());
        return switch (verdict) {
            case WRONG_AUTHENTICATOR -> DiscardReason.WRONG_AUTHENTICATOR;
            case WRONG_MESSAGE_AUTHENTICATOR -> DiscardReason.WRONG_MESSAGE_AUTHENTICATOR;
            case NO_MESSAGE_AUTHENTICATOR -> DiscardReason.MISSING_MESSAGE_AUTHENTICATOR;
            case GENUINE ->
                switch (packet.code()) {
                    case ACCESS_REQUEST -> client.refusal(traits.messageAuthenticator(), traits.proxyState());
                    case COA_REQUEST, DISCONNECT_REQUEST -> untimely(traits.eventTimestamp(), arrival);
                    default -> null;
                };
        };
    }

    /** RFC 5176 §6.3: what was not sent just now may be a replay. */
    private @Nullable DiscardReason untimely(long timestamp, Arrival arrival) {
        if (settings.timestampSeconds() == 0) {
            return null;
        }
        if (timestamp == Traits.ABSENT) {
            return settings.timestampRequired() ? DiscardReason.MISSING_TIMESTAMP : null;
        }
        if (timestamp == Traits.MALFORMED) {
            return DiscardReason.MALFORMED_TIMESTAMP;
        }
        long age = Math.floorDiv(arrival.epochMicros(), 1_000_000L) - timestamp;
        if (age > settings.timestampSeconds()) {
            return DiscardReason.STALE_TIMESTAMP;
        }
        return -age > settings.timestampSeconds() ? DiscardReason.FUTURE_TIMESTAMP : null;
    }

    private @Nullable Exchange repeated(Exchange earlier) {
        switch (earlier.state()) {
            case ANSWERED -> replies.repeat(earlier);
            case POISONOUS -> discards.count(earlier, DiscardReason.POISONOUS);
            // What was left a moment ago, on another thread, is tried again when it is sent again.
            case WORKING, LEFT -> discards.count(earlier, DiscardReason.DUPLICATE_IN_PROGRESS);
        }
        return null;
    }

    /** RFC 5997 §4.2: answered by the transport alone, whatever else the packet says. */
    private @Nullable Exchange alive(Exchange exchange) {
        exchange.open();
        PacketWriter reply = exchange.reply(
                settings.kind() == RequestKind.AUTH ? PacketCode.ACCESS_ACCEPT : PacketCode.ACCOUNTING_RESPONSE);
        exchange.close();
        replies.answer(exchange, reply);
        return null;
    }

    private @Nullable Exchange discard(@Nullable Client client, InetSocketAddress from, DiscardReason reason) {
        String name =
                client == null ? ConnectorStatistics.NO_CLIENT : client.rule().name();
        discards.count(name, from.getAddress(), reason);
        return null;
    }
}
