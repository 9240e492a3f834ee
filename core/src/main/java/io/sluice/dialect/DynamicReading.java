package io.sluice.dialect;

import io.sluice.access.dynamic.DynamicRequest;
import io.sluice.access.dynamic.SessionCriteria;
import io.sluice.nas.ErrorCause;
import io.sluice.radius.attribute.AttributeType;
import io.sluice.radius.attribute.ErxAttributes;
import io.sluice.radius.dictionary.AttributeDefinition;
import io.sluice.radius.dictionary.Encryption;
import io.sluice.radius.dictionary.RadiusDictionary;
import io.sluice.radius.packet.AttributeCursor;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import java.util.Optional;
import java.util.Set;

/**
 * What one CoA- or Disconnect-Request says, gathered in a single walk over its attributes. The first thing that is wrong is
 * what the refusal names.
 */
final class DynamicReading {

    private static final int AUTHORIZE_ONLY = 17;

    /**
     * What RFC 5176 §3.6 allows in a Disconnect-Request besides identification: Reply-Message, Class, Proxy-State,
     * Acct-Terminate-Cause, Event-Timestamp, Message-Authenticator.
     */
    private static final Set<Integer> IN_A_DISCONNECT = Set.of(18, 25, 33, 49, 55, 80);

    private static final int ACCT_TERMINATE_CAUSE = 49;

    /** Proxy-State, Event-Timestamp and Message-Authenticator are between the asker and us. */
    private static final Set<Integer> OF_THE_HOP = Set.of(33, 55, 80);

    /** Passwords, challenges, accounting figures, EAP and Error-Cause: RFC 5176 §3.6 has none of them in a CoA-Request. */
    private static final Set<Integer> NEVER_IN_A_CHANGE =
            Set.of(2, 3, 40, 41, 42, 43, 45, 46, 47, 48, 49, 51, 52, 53, 60, 79, 101);

    private final RadiusDictionary dictionary;
    private final boolean disconnect;
    private final Complaint complaint = new Complaint();
    private final Identification identification = new Identification(complaint);
    private final ServiceReading services = new ServiceReading(complaint);
    private final PacketWriter relayed = new PacketWriter().begin(PacketCode.COA_REQUEST, 0);
    private boolean authorizeOnly;
    private boolean state;

    DynamicReading(RadiusPacket request, RadiusDictionary dictionary) {
        this.dictionary = dictionary;
        disconnect = request.code() == PacketCode.DISCONNECT_REQUEST;
        AttributeCursor at = request.attributes();
        while (at.next()) {
            if (!identification.read(at)) {
                read(at);
            }
        }
        if (at.passedOver() > 0) {
            complaint.about(ErrorCause.INVALID_REQUEST, "a Vendor-Specific attribute is malformed");
        }
    }

    private void read(AttributeCursor at) {
        if (disconnect) {
            if (at.vendor() != 0 || !IN_A_DISCONNECT.contains(at.number())) {
                unsupported(at, "does not belong in a Disconnect-Request");
            } else if (at.number() == ACCT_TERMINATE_CAUSE && at.length() != 4) {
                complaint.about(ErrorCause.INVALID_REQUEST, "Acct-Terminate-Cause is malformed");
            } else if (!OF_THE_HOP.contains(at.number())) {
                relay(at);
            }
        } else if (at.vendor() == ErxAttributes.VENDOR) {
            readJuniper(at);
        } else if (at.vendor() == 0) {
            readStandard(at);
        } else {
            relay(at);
        }
    }

    private void readStandard(AttributeCursor at) {
        int number = at.number();
        if (number == 6) {
            readServiceType(at);
        } else if (number == 24) {
            state = true;
        } else if (NEVER_IN_A_CHANGE.contains(number)) {
            unsupported(at, "does not belong in a CoA-Request");
        } else if (number == 0) {
            complaint.about(ErrorCause.INVALID_REQUEST, "there is no attribute 0");
        } else if (!OF_THE_HOP.contains(number)) {
            relay(at);
        }
    }

    private void readServiceType(AttributeCursor at) {
        if (at.length() == 4 && at.unsigned() == AUTHORIZE_ONLY) {
            authorizeOnly = true;
        } else {
            complaint.about(ErrorCause.UNSUPPORTED_SERVICE, "Service-Type may only be Authorize-Only");
        }
    }

    private void readJuniper(AttributeCursor at) {
        int number = at.number();
        if (number == ErxAttributes.BULK_COA_TRANSACTION_ID.number()
                || number == ErxAttributes.BULK_COA_IDENTIFIER.number()) {
            unsupported(at, "joins requests to one transaction, which Sluice does not");
        } else if (!services.read(at)) {
            relay(at);
        }
    }

    private void relay(AttributeCursor at) {
        AttributeType type = new AttributeType(at.vendor(), at.number());
        boolean hidden = dictionary
                .find(type)
                .map(AttributeDefinition::encryption)
                .filter(encryption -> encryption != Encryption.NONE)
                .isPresent();
        if (hidden) {
            unsupported(at, "is hidden with a secret that the NAS does not share");
        } else {
            relayed.octets(type, at.value());
        }
    }

    private void unsupported(AttributeCursor at, String why) {
        complaint.about(ErrorCause.UNSUPPORTED_ATTRIBUTE, name(at) + " " + why);
    }

    private String name(AttributeCursor at) {
        String raw = at.vendor() == 0 ? "Attr-" + at.number() : "Attr-26." + at.vendor() + "." + at.number();
        return at.number() == 0
                ? raw
                : dictionary
                        .find(new AttributeType(at.vendor(), at.number()))
                        .map(AttributeDefinition::name)
                        .orElse(raw);
    }

    DynamicRequest request() {
        SessionCriteria session = identification.session();
        byte[] handedOn = relayed.toAttributes();
        services.close();
        if (session.isEmpty()) {
            complaint.about(ErrorCause.MISSING_ATTRIBUTE, "nothing identifies a session");
        } else if (!session.canBeSought()) {
            complaint.about(ErrorCause.MISSING_ATTRIBUTE, session + " alone does not find a session");
        }
        if (authorizeOnly) {
            checkAuthorizeOnly(handedOn.length > 0 || services.isAny());
        } else if (!disconnect && handedOn.length == 0 && !services.isAny()) {
            complaint.about(ErrorCause.MISSING_ATTRIBUTE, "nothing is to be changed");
        }
        Optional<Complaint.Made> made = complaint.made();
        if (made.isPresent()) {
            return new DynamicRequest.Unsound(
                    identification.nas(), made.get().cause(), made.get().why());
        }
        if (disconnect) {
            return new DynamicRequest.Disconnect(identification.nas(), session, handedOn);
        }
        return authorizeOnly
                ? new DynamicRequest.Reauthorization(identification.nas(), session)
                : new DynamicRequest.Change(
                        identification.nas(), session, services.start(), services.update(), services.stop(), handedOn);
    }

    /** RFC 5176 §3.2. */
    private void checkAuthorizeOnly(boolean more) {
        if (more) {
            complaint.about(
                    ErrorCause.UNSUPPORTED_ATTRIBUTE, "with Authorize-Only there may only be identification and State");
        } else if (!state) {
            complaint.about(ErrorCause.MISSING_ATTRIBUTE, "Authorize-Only needs State");
        }
    }
}
