package io.sluice.dialect;

import io.sluice.access.AccessDecision;
import io.sluice.access.LoginAttempt;
import io.sluice.access.RejectReason;
import io.sluice.nas.DialectName;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.crypto.HiddenValue;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;

/** Reads Access-Requests and writes what they are answered. Stateless; safe for many threads. */
public final class LoginTranslation {

    private LoginTranslation() {}

    /**
     * An Access-Request as the decision sees it.
     *
     * @param secret the client's shared secret in clear
     */
    public static LoginAttempt read(RadiusPacket request, byte[] secret) {
        return new LoginReading(request).attempt(secret);
    }

    /**
     * Writes an Access-Accept: User-Name as it came, Class, the services, then the record's attributes. Where services are merged
     * into attributes, those take the places of the record's.
     *
     * @param reply an open Access-Accept
     * @param classValue the value of Class, at most 253 octets
     */
    public static void accept(
            PacketWriter reply,
            RadiusPacket request,
            AccessDecision.Accepted accepted,
            DialectName dialect,
            byte[] classValue) {
        reply.copy(request, StandardAttributes.USER_NAME);
        reply.octets(StandardAttributes.CLASS, classValue);
        byte[] services = accepted.profile().renderedServices(dialect.index());
        byte[] attributes = accepted.profile().attributes();
        reply.encoded(services);
        reply.encoded(dialect.keepsServices() ? attributes : EncodedAttributes.without(attributes, services));
    }

    /**
     * Adds to an Access-Accept what MS-CHAPv2 wants back: the proof that we know the password too, and keys where the record speaks
     * of MPPE. Nothing for a request without MS-CHAPv2.
     *
     * @param secret the client's shared secret in clear
     */
    public static void prove(
            PacketWriter reply, RadiusPacket request, AccessDecision.Accepted accepted, byte[] secret) {
        byte[] password = accepted.profile().credential();
        if (password != null) {
            HiddenValue.Key near = new HiddenValue.Key(secret, request.authenticator());
            MsChapLogin.of(request)
                    .ifPresent(login ->
                            login.succeed(reply, password, accepted.profile().attributes(), near));
        }
    }

    /**
     * Adds to an Access-Reject what MS-CHAPv2 tells the peer (RFC 2759 §6). Nothing for a request without MS-CHAPv2.
     *
     * @param challenge a new one for another try, 16 octets nobody could foretell
     */
    public static void explain(PacketWriter reply, RadiusPacket request, RejectReason reason, byte[] challenge) {
        MsChapLogin.of(request).ifPresent(login -> login.fail(reply, reason, challenge));
    }

    /**
     * Writes an Access-Reject: Reply-Message and, where one fits, Error-Cause; nothing that provisions (RFC 2865 §5.44).
     *
     * @param reply an open Access-Reject
     */
    public static void reject(PacketWriter reply, RejectReason reason) {
        reply.text(StandardAttributes.REPLY_MESSAGE, reason.replyMessage());
        reason.errorCause().ifPresent(cause -> reply.unsigned(StandardAttributes.ERROR_CAUSE, cause));
    }
}
