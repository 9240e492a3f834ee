package io.sluice.jca.inbound;

import io.sluice.radius.connector.RadiusExchange.LateReply;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketWriter;
import java.util.concurrent.TimeUnit;

/**
 * The answer that comes after the delivery, from whatever thread.
 *
 * <p>It, too, waits for the commit of its batch: sent earlier it leaves when the batch is released, and a batch that is
 * rolled back kills it, because its exchange is then delivered again or not at all.
 */
final class DeferredReply implements LateReply {

    static final long FORGOTTEN_AFTER_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Exchange exchange;
    private final ReplySender replies;
    private PacketWriter writer = new PacketWriter();
    private boolean released;
    private boolean wanted;
    private boolean over;

    DeferredReply(Exchange exchange, ReplySender replies) {
        this.exchange = exchange;
        this.replies = replies;
    }

    @Override
    public synchronized PacketWriter reply(PacketCode code) {
        if (over || wanted) {
            // What was sent is kept for retransmissions; nobody may write into it any more.
            return exchange.begin(new PacketWriter(), code);
        }
        return exchange.begin(writer, code);
    }

    @Override
    public synchronized void send() {
        if (over || wanted) {
            return;
        }
        if (!writer.isOpen()) {
            throw new IllegalStateException("no reply has been opened");
        }
        wanted = true;
        if (released) {
            leave();
        }
    }

    /** The batch is committed. */
    synchronized void release() {
        released = true;
        if (wanted) {
            leave();
        }
    }

    /** The batch is not committed. */
    synchronized void cancel() {
        over = true;
        writer = new PacketWriter();
    }

    private void leave() {
        over = true;
        replies.answerLate(exchange, writer);
    }
}
