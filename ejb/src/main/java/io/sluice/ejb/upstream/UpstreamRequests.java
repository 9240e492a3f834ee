package io.sluice.ejb.upstream;

import io.sluice.ejb.upstream.UpstreamCounts.Result;
import io.sluice.nas.Protection;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.connector.Destination;
import io.sluice.radius.connector.OutboundRequest;
import io.sluice.radius.connector.OutboundRequest.Retransmission;
import io.sluice.radius.connector.RadiusConnection;
import io.sluice.radius.connector.RadiusConnectionFactory;
import io.sluice.radius.connector.RequestOutcome;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import io.sluice.upstream.Upstream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to upstream servers and learns from what becomes of them who lives. Never blocks; stages are completed by the
 * connector's threads, which must not be held.
 */
public final class UpstreamRequests implements AutoCloseable {

    /** RFC 5080 §2.2.1: between two transmissions lies no more. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(16);

    /** RFC 5997 §4.2: a probe is sent once; this long its answer is awaited. */
    private static final Duration PROBE_PATIENCE = Duration.ofSeconds(4);

    private static final String OUR_NAME = "sluice";

    private final UpstreamDirectory directory;
    private final UpstreamCounts counts;
    private final RadiusConnectionFactory connector;
    private final Clock clock;
    private final Set<Long> disbelieved = ConcurrentHashMap.newKeySet();
    private @Nullable RadiusConnection open;

    /**
     * @param clock the system's
     */
    public UpstreamRequests(
            UpstreamDirectory directory, UpstreamCounts counts, RadiusConnectionFactory connector, Clock clock) {
        this.directory = directory;
        this.counts = counts;
        this.connector = connector;
        this.clock = clock;
    }

    /**
     * Sends a request, retransmits it as the server's terms say, and gives it up after so much time at the latest.
     *
     * @param attributes encoded, without Message-Authenticator
     * @param authenticator what they were hidden with, null if nothing was
     * @return how it ended; a reply that is not to be believed counts as silence
     */
    public CompletionStage<RequestOutcome> send(
            Upstream server, PacketCode code, byte[] attributes, byte @Nullable [] authenticator, Duration atMost) {
        Destination destination = destination(server, retransmission(server));
        OutboundRequest request = destination.request(code, attributes, atMost);
        return send(server, authenticator == null ? request : request.under(authenticator));
    }

    /** Asks the silent ones that are due whether they live (RFC 5997); once each second. */
    public void probe() {
        for (Upstream server : directory.takeDueForProbe()) {
            Retransmission once = new Retransmission(PROBE_PATIENCE, Duration.ZERO, 1, PROBE_PATIENCE);
            byte[] attributes = new PacketWriter()
                    .begin(PacketCode.STATUS_SERVER, 0)
                    .text(StandardAttributes.NAS_IDENTIFIER, OUR_NAME)
                    .toAttributes();
            send(server, destination(server, once).request(PacketCode.STATUS_SERVER, attributes));
        }
    }

    private CompletionStage<RequestOutcome> send(Upstream server, OutboundRequest request) {
        Instant sent = clock.instant();
        return connection().send(request).thenApply(outcome -> {
            RequestOutcome believed = believed(server, request.code(), outcome);
            note(server, request.code(), believed, sent);
            return believed;
        });
    }

    /** One for all: the next server is asked on a thread of the connector's, which the container knows nothing of. */
    private synchronized RadiusConnection connection() {
        RadiusConnection known = open;
        if (known == null) {
            known = connector.connect();
            open = known;
        }
        return known;
    }

    @Override
    public synchronized void close() {
        RadiusConnection known = open;
        open = null;
        if (known != null) {
            known.close();
        }
    }

    private static Retransmission retransmission(Upstream server) {
        return new Retransmission(
                Duration.ofSeconds(server.terms().firstTimeoutSeconds()),
                LONGEST_WAIT,
                server.terms().transmissions(),
                Duration.ZERO);
    }

    private static Destination destination(Upstream server, Retransmission retransmission) {
        return Destination.of(
                server.place().address().toString(), server.place().port(), server.secret(), true, retransmission);
    }

    /**
     * CVE-2024-3596: an Access-Accept without Message-Authenticator may be somebody else's. That of a probe lets nobody in, and many
     * servers do not sign it (RFC 5997 §3 asks it of the request alone).
     */
    private static RequestOutcome believed(Upstream server, PacketCode asked, RequestOutcome outcome) {
        boolean required =
                server.terms().messageAuthenticator() == Protection.REQUIRE && asked == PacketCode.ACCESS_REQUEST;
        return outcome.fold(
                answered -> required && !isSigned(answered.reply())
                        ? new RequestOutcome.TimedOut(answered.transmissions(), 1)
                        : answered,
                silence -> silence,
                refused -> refused);
    }

    private static boolean isSigned(RadiusPacket reply) {
        return reply.has(StandardAttributes.MESSAGE_AUTHENTICATOR);
    }

    private void note(Upstream server, PacketCode asked, RequestOutcome outcome, Instant sent) {
        Result result = outcome.fold(
                answered -> {
                    directory.answered(server);
                    disbelieved.remove(server.id());
                    return result(asked, answered.reply().code());
                },
                silence -> {
                    directory.silent(server, sent);
                    if (silence.falseReplies() > 0) {
                        tellOnce(server);
                        return Result.NOT_BELIEVED;
                    }
                    return asked == PacketCode.STATUS_SERVER ? Result.PROBE_TIMED_OUT : Result.TIMED_OUT;
                },
                refused -> Result.NOT_SENT);
        counts.count(server, result);
    }

    private void tellOnce(Upstream server) {
        if (disbelieved.add(server.id())) {
            UpstreamLog.notBelieved(server);
        }
    }

    private static Result result(PacketCode asked, PacketCode reply) {
        if (asked == PacketCode.STATUS_SERVER) {
            return Result.PROBE_ANSWERED;
        }
        return switch (reply) {
            case ACCESS_ACCEPT -> Result.ACCEPT;
            case ACCESS_CHALLENGE -> Result.CHALLENGE;
            case ACCOUNTING_RESPONSE -> Result.STORED;
            default -> Result.REJECT;
        };
    }

    /** Tells that an answer could not be worked on; whoever asked stays without one. */
    public static void failed(Upstream server, Throwable why) {
        UpstreamLog.failed(server, why);
    }
}
