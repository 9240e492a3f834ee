package io.sluice.dialect;

import io.sluice.access.AccessDecision;
import io.sluice.access.AccessLine;
import io.sluice.access.Credential;
import io.sluice.access.LoginAttempt;
import io.sluice.access.RejectReason;
import io.sluice.nas.DialectName;
import io.sluice.radius.attribute.AttributeType;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.crypto.ChapPassword;
import io.sluice.radius.crypto.UserPassword;
import io.sluice.radius.packet.AttributeCursor;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads Access-Requests and writes what they are answered. Stateless; safe for many threads. */
public final class LoginTranslation {

    private LoginTranslation() {}

    /**
     * An Access-Request as the decision sees it.
     *
     * @param secret the client's shared secret in clear
     */
    public static LoginAttempt read(RadiusPacket request, byte[] secret) {
        byte[] userName = request.value(StandardAttributes.USER_NAME).orElse(new byte[0]);
        boolean namesNas = request.has(StandardAttributes.NAS_IP_ADDRESS)
                || request.has(StandardAttributes.NAS_IDENTIFIER)
                || request.has(StandardAttributes.NAS_IPV6_ADDRESS);
        return new LoginAttempt(
                WireText.of(userName),
                WireText.isExact(userName),
                credential(request, secret),
                namesNas,
                line(request));
    }

    private static Credential credential(RadiusPacket request, byte[] secret) {
        int pap = request.count(StandardAttributes.USER_PASSWORD);
        int chap = request.count(StandardAttributes.CHAP_PASSWORD);
        if (pap + chap != 1) {
            return pap + chap == 0 ? new Credential.None() : new Credential.Several();
        }
        if (pap == 1) {
            Optional<byte[]> clear = UserPassword.reveal(request, secret);
            return clear.isPresent() ? new Credential.Pap(clear.get()) : new Credential.Malformed();
        }
        AttributeCursor response = request.attributes();
        return response.seek(StandardAttributes.CHAP_PASSWORD) && response.length() == ChapPassword.LENGTH
                ? new Credential.Chap(password -> ChapPassword.matches(request, password))
                : new Credential.Malformed();
    }

    private static AccessLine line(RadiusPacket request) {
        return new AccessLine(
                text(request, StandardAttributes.ACCT_SESSION_ID),
                number(request, StandardAttributes.NAS_PORT),
                text(request, StandardAttributes.NAS_PORT_ID),
                text(request, StandardAttributes.CALLING_STATION_ID),
                address(request, StandardAttributes.FRAMED_IP_ADDRESS));
    }

    private static @Nullable String text(RadiusPacket request, AttributeType type) {
        AttributeCursor at = request.attributes();
        return at.seek(type) ? WireText.of(at.value()) : null;
    }

    private static @Nullable Long number(RadiusPacket request, AttributeType type) {
        AttributeCursor at = request.attributes();
        return at.seek(type) && at.length() == 4 ? at.unsigned() : null;
    }

    private static @Nullable String address(RadiusPacket request, AttributeType type) {
        AttributeCursor at = request.attributes();
        return at.seek(type) && at.length() == 4
                ? at.octet(0) + "." + at.octet(1) + "." + at.octet(2) + "." + at.octet(3)
                : null;
    }

    /**
     * Writes an Access-Accept: User-Name as it came, Class, the services, then the record's attributes.
     *
     * @param reply an open Access-Accept
     * @param classValue the value of Class
     * @throws io.sluice.radius.packet.PacketTooLong if it passes 4096 octets
     */
    public static void accept(
            PacketWriter reply,
            RadiusPacket request,
            AccessDecision.Accepted accepted,
            DialectName dialect,
            byte[] classValue) {
        reply.copy(request, StandardAttributes.USER_NAME);
        reply.octets(StandardAttributes.CLASS, classValue);
        reply.encoded(accepted.profile().renderedServices(dialect.index()));
        reply.encoded(accepted.profile().attributes());
    }

    /**
     * Writes an Access-Reject: Reply-Message and, where one fits, Error-Cause; nothing that provisions.
     *
     * @param reply an open Access-Reject
     */
    public static void reject(PacketWriter reply, RejectReason reason) {
        reply.text(StandardAttributes.REPLY_MESSAGE, reason.replyMessage());
        reason.errorCause().ifPresent(cause -> reply.unsigned(StandardAttributes.ERROR_CAUSE, cause));
    }
}
