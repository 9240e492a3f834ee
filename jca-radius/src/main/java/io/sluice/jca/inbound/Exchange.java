package io.sluice.jca.inbound;

import io.sluice.jca.client.Client;
import io.sluice.radius.connector.ClientRule;
import io.sluice.radius.connector.DiscardReason;
import io.sluice.radius.connector.RadiusExchange;
import io.sluice.radius.connector.RequestKind;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way.
 *
 * <p>The receiver makes it and puts it into the duplicate cache, WORKING. The thread that delivers it opens it for the
 * bean's decision, reads the decision after the commit, and ends it: ANSWERED with the reply's octets kept for
 * retransmissions, LEFT so that a retransmission is tried anew, or POISONOUS so that it is not. Only {@code state} is
 * shared between threads; its writing publishes the rest.
 */
final class Exchange implements RadiusExchange {

    /** How far the request has come. */
    enum State {
        WORKING,
        ANSWERED,
        LEFT,
        POISONOUS
    }

    private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

    private final RequestKind kind;
    private final RadiusPacket request;
    private final Client client;
    private final InetSocketAddress source;
    private final long receivedNanos;
    private final long receivedMicros;
    private final ReplySender replies;
    private final boolean proxyState;
    private final boolean interim;

    private volatile State state = State.WORKING;
    private boolean open;
    private @Nullable PacketWriter writer;
    private @Nullable DiscardReason discardReason;
    private @Nullable LongAdder released;
    private long delayNanos;
    private volatile @Nullable DeferredReply deferred;
    private @Nullable ByteBuffer sent;

    Exchange(
            RadiusPacket request,
            Client client,
            InetSocketAddress source,
            Arrival arrival,
            Traits traits,
            ReplySender replies) {
        this.kind = replies.kind();
        this.request = request;
        this.client = client;
        this.source = source;
        this.receivedNanos = arrival.nanos();
        this.receivedMicros = arrival.epochMicros();
        this.replies = replies;
        this.proxyState = traits.proxyState();
        this.interim = traits.interim();
    }

    // --- what the bean sees ---

    @Override
    public RadiusPacket request() {
        return request;
    }

    @Override
    public ClientRule client() {
        return client.rule();
    }

    @Override
    public InetSocketAddress source() {
        return source;
    }

    @Override
    public long receivedAtMicros() {
        return receivedMicros;
    }

    @Override
    public PacketWriter reply(PacketCode code) {
        requireOpen();
        discardReason = null;
        PacketWriter reply = writer;
        if (reply == null) {
            reply = new PacketWriter();
            writer = reply;
        }
        return begin(reply, code);
    }

    PacketWriter begin(PacketWriter reply, PacketCode code) {
        reply.begin(code, request.identifier());
        // Not to accounting: RFC 2869 §5.19 gives it no Message-Authenticator, and servers disagree on what one covers.
        if (kind == RequestKind.AUTH
                || kind == RequestKind.DYNAUTH && client.rule().signReplies()) {
            reply.messageAuthenticator();
        }
        return reply;
    }

    @Override
    public void delayReply(Duration delay) {
        requireOpen();
        if (delay.isNegative() || delay.isZero() || delay.compareTo(LONGEST_DELAY) > 0) {
            throw new IllegalArgumentException("a reply is delayed by more than zero and at most 30 s, not " + delay);
        }
        delayNanos = delay.toNanos();
    }

    @Override
    public void countAs(LongAdder counter) {
        requireOpen();
        released = counter;
    }

    @Override
    public void discard(DiscardReason reason) {
        requireOpen();
        clearReply();
        released = null;
        discardReason = reason;
    }

    @Override
    public LateReply defer() {
        requireOpen();
        clearReply();
        discardReason = null;
        deferred = new DeferredReply(this, replies);
        return deferred;
    }

    private void requireOpen() {
        if (!open) {
            throw new IllegalStateException("the delivery of this exchange is over");
        }
        if (deferred != null) {
            throw new IllegalStateException("the exchange is deferred: answer it through its LateReply");
        }
    }

    private void clearReply() {
        if (writer != null) {
            writer.clear();
        }
    }

    // --- what delivery does ---

    /** Opens it for a decision and forgets an earlier one. */
    void open() {
        clearReply();
        discardReason = null;
        released = null;
        delayNanos = 0;
        deferred = null;
        open = true;
    }

    void close() {
        open = false;
    }

    /** Its batch is committed; the bean has said as what it counts. */
    void countReleased() {
        LongAdder counter = released;
        if (counter != null) {
            counter.increment();
        }
    }

    /** The reply the bean opened, if it did. */
    @Nullable
    PacketWriter openedReply() {
        return writer != null && writer.isOpen() ? writer : null;
    }

    @Nullable
    DeferredReply deferred() {
        return deferred;
    }

    @Nullable
    DiscardReason discardReason() {
        return discardReason;
    }

    long delayNanos() {
        return delayNanos;
    }

    // --- what the connector knows ---

    byte[] secret() {
        return client.rule().secret();
    }

    boolean carriesProxyState() {
        return proxyState;
    }

    boolean isInterim() {
        return interim;
    }

    long receivedNanos() {
        return receivedNanos;
    }

    State state() {
        return state;
    }

    void answered(ByteBuffer octets) {
        sent = octets;
        state = State.ANSWERED;
    }

    void left() {
        state = State.LEFT;
    }

    void poisonous() {
        state = State.POISONOUS;
    }

    /** The reply as it was sent, rewound; only for the receiver and only once ANSWERED. */
    ByteBuffer sentReply() {
        ByteBuffer octets = sent;
        if (octets == null) {
            throw new IllegalStateException("not answered yet");
        }
        return octets.rewind();
    }

    /**
     * Takes over the reply buffer of the request that had this identifier before: in a busy port nearly no reply needs
     * memory of its own. Not from a deferred one, whose LateReply may still be in somebody's hands.
     */
    void inherit(Exchange earlier) {
        if (earlier.state == State.ANSWERED && earlier.deferred == null) {
            writer = earlier.writer;
            earlier.writer = null;
            clearReply();
        }
    }
}
