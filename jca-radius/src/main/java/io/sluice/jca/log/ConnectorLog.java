package io.sluice.jca.log;

import io.sluice.radius.connector.DiscardReason;
import io.sluice.radius.connector.RequestKind;
import io.sluice.radius.packet.PacketCode;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Every message of the resource adapter. Codes are never used again for something else. */
public final class ConnectorLog {

    /** The name under which all of this is logged. */
    public static final String NAME = "io.sluice.jca";

    private static final Logger LOG = System.getLogger(NAME);

    private ConnectorLog() {}

    public static void listening(RequestKind kind, InetSocketAddress address) {
        LOG.log(Level.INFO, "SLU-10001: receiving {0} on UDP {1}", kind, text(address));
    }

    public static void closed(RequestKind kind, InetSocketAddress address) {
        LOG.log(Level.INFO, "SLU-10002: closed {0} on UDP {1}", kind, text(address));
    }

    public static void smallReceiveBuffer(RequestKind kind, int wanted, int got) {
        LOG.log(
                Level.WARNING,
                "SLU-10003: {0} wanted a receive buffer of {1} octets and got {2}; bursts will be lost."
                        + " Set sysctl net.core.rmem_max={1}",
                kind,
                String.valueOf(wanted),
                String.valueOf(got));
    }

    public static void discarded(RequestKind kind, InetAddress source, DiscardReason reason, long count) {
        LOG.log(
                Level.WARNING,
                "SLU-10004: {0}: {1} discarded from {2}: {3}",
                kind,
                String.valueOf(count),
                source.getHostAddress(),
                reason);
    }

    public static void discardedElsewhere(RequestKind kind, DiscardReason reason, long count) {
        LOG.log(
                Level.WARNING,
                "SLU-10005: {0}: {1} discarded from further sources: {2}",
                kind,
                String.valueOf(count),
                reason);
    }

    public static void batchFailed(RequestKind kind, int size, long suppressed, Throwable failure) {
        LOG.log(
                Level.ERROR,
                "SLU-10006: " + kind + ": a batch of " + size + " was not stored and is not answered (" + suppressed
                        + " like it since the last message)",
                failure);
    }

    public static void batchNotCommitted(RequestKind kind, int size, long suppressed) {
        LOG.log(
                Level.WARNING,
                "SLU-10007: {0}: a batch of {1} was rolled back without a word and is not answered"
                        + " ({2} like it since the last message)",
                kind,
                String.valueOf(size),
                String.valueOf(suppressed));
    }

    public static void poisonous(RequestKind kind, PacketCode code, InetSocketAddress source, Throwable failure) {
        LOG.log(
                Level.ERROR,
                "SLU-10008: " + kind + ": this " + code + " from " + text(source)
                        + " cannot be stored for its data and is left unanswered",
                failure);
    }

    public static void deliveryPaused(RequestKind kind) {
        LOG.log(
                Level.ERROR,
                "SLU-10009: {0}: what requests are stored in is away; delivery pauses between trials",
                kind);
    }

    public static void deliveryResumed(RequestKind kind) {
        LOG.log(Level.INFO, "SLU-10010: {0}: delivery goes on", kind);
    }

    public static void stuckThread(RequestKind kind, String thread) {
        LOG.log(
                Level.WARNING,
                "SLU-10011: {0}: thread {1} did not end in time; what it works on stays unanswered",
                kind,
                thread);
    }

    public static void unexpected(String where, Throwable failure) {
        LOG.log(Level.ERROR, "SLU-10012: unexpected failure in " + where, failure);
    }

    public static void replyTooLong(RequestKind kind, InetSocketAddress source) {
        LOG.log(
                Level.ERROR,
                "SLU-10013: {0}: the reply to {1} passes 4096 octets with its Proxy-State and is not sent",
                kind,
                text(source));
    }

    private static String text(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
    }
}
