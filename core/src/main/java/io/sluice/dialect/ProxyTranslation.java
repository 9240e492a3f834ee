package io.sluice.dialect;

import io.sluice.nas.DialectName;
import io.sluice.radius.attribute.AttributeType;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.crypto.HiddenValue;
import io.sluice.radius.dictionary.AttributeDefinition;
import io.sluice.radius.dictionary.RadiusDictionary;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import io.sluice.service.ServiceDirectory;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Takes logins to another RADIUS server and its answers back (RFC 2865 §2.3). Each hop has its own secret and authenticator, so what
 * is hidden with them is hidden anew; State, EAP-Message and MS-CHAP's attributes pass as they are. Safe for many threads.
 */
public final class ProxyTranslation {

    private static final int USER_NAME = StandardAttributes.USER_NAME.number();
    private static final int USER_PASSWORD = StandardAttributes.USER_PASSWORD.number();
    private static final int CLASS = StandardAttributes.CLASS.number();
    private static final int PROXY_STATE = StandardAttributes.PROXY_STATE.number();
    private static final int MESSAGE_AUTHENTICATOR = StandardAttributes.MESSAGE_AUTHENTICATOR.number();

    /** Vendor 311: MS-CHAP-Error and the like are about the credential and provision nothing. */
    private static final int MICROSOFT = 311;

    /** RFC 2865 §5.44: what a refusal may hold. Reply-Message, State, EAP-Message, Error-Cause. */
    private static final Set<Integer> OF_REFUSALS = Set.of(18, 24, 79, 101);

    private final RadiusDictionary dictionary;
    private final Dialects dialects;
    private final ServiceDirectory services;

    public ProxyTranslation(RadiusDictionary dictionary, Dialects dialects, ServiceDirectory services) {
        this.dictionary = dictionary;
        this.dialects = dialects;
        this.services = services;
    }

    /**
     * Both hops of one login.
     *
     * @param near towards the NAS
     * @param far towards the upstream server
     */
    public record Hops(HiddenValue.Key near, HiddenValue.Key far) {}

    /**
     * The attributes of the request to the upstream server, without Message-Authenticator. Proxy-States stay in order, with ours
     * behind them.
     *
     * @param keepRealm whether User-Name goes as it came; else without the realm
     * @param proxyState value of our Proxy-State
     * @throws io.sluice.radius.packet.PacketTooLong if there is no room for all of it
     */
    public byte[] request(RadiusPacket request, Hops hops, boolean keepRealm, byte[] proxyState) {
        PacketWriter writer = new PacketWriter().begin(PacketCode.ACCESS_REQUEST, 0);
        writer.encoded(ForwardedAttributes.of(request, (vendor, number, value) -> {
            if (vendor != 0) {
                return Optional.of(value);
            }
            if (number == USER_PASSWORD) {
                return HiddenValue.rehide(value, hops.near(), hops.far());
            }
            if (number == USER_NAME && !keepRealm) {
                return Optional.of(withoutRealm(value));
            }
            return number == MESSAGE_AUTHENTICATOR ? Optional.empty() : Optional.of(value);
        }));
        // RFC 2865 §5.40: the challenge was our Request Authenticator, and the next hop has another.
        if (request.has(StandardAttributes.CHAP_PASSWORD) && !request.has(StandardAttributes.CHAP_CHALLENGE)) {
            writer.octets(StandardAttributes.CHAP_CHALLENGE, request.authenticator());
        }
        return writer.octets(StandardAttributes.PROXY_STATE, proxyState).toAttributes();
    }

    private static byte[] withoutRealm(byte[] login) {
        int at = login.length - 1;
        while (at > 0 && login[at] != '@') {
            at--;
        }
        return at > 0 ? Arrays.copyOf(login, at) : login;
    }

    /** The services of an upstream server's Access-Accept. */
    public LearnedServices learn(RadiusPacket accept) {
        return LearnedServices.of(accept, services);
    }

    /**
     * Who has logged in: the name that the upstream server gives him, if it knows whole names; else the one he gave.
     *
     * @param keepRealm whether it was sent the name with the realm
     */
    public static String login(RadiusPacket accept, boolean keepRealm, String given) {
        Optional<String> named = keepRealm ? accept.text(StandardAttributes.USER_NAME) : Optional.empty();
        return named.map(WireText::of).filter(name -> !name.isEmpty()).orElse(given);
    }

    /**
     * Writes an Access-Accept for the NAS: User-Name, our Class, what the upstream server says, and its Class behind ours, so that
     * accounting brings back both.
     *
     * @param reply an open Access-Accept
     */
    public void accept(
            PacketWriter reply,
            RadiusPacket accept,
            LearnedServices learned,
            DialectName dialect,
            String login,
            byte[] classValue,
            Hops hops) {
        Dialect speech = dialects.of(dialect);
        boolean asLearned = speech.traits().keepsServices();
        byte[] said = ForwardedAttributes.of(accept, (vendor, number, value) -> {
            boolean kept = asLearned
                    ? !learned.leavesOut(vendor, number, value)
                    : !LearnedServices.isOfService(vendor, number);
            boolean ours = vendor == 0 && (number == USER_NAME || number == CLASS);
            return kept && !ours ? forwarded(vendor, number, value, hops) : Optional.empty();
        });
        byte[] rendered = asLearned ? new byte[0] : speech.activation(learned.granted(), warning -> {});
        reply.text(StandardAttributes.USER_NAME, login);
        reply.octets(StandardAttributes.CLASS, classValue);
        reply.encoded(rendered);
        reply.encoded(EncodedAttributes.without(said, rendered));
        reply.copy(accept, StandardAttributes.CLASS);
    }

    /** Writes an Access-Challenge for the NAS: all that the upstream server says. */
    public void challenge(PacketWriter reply, RadiusPacket challenge, Hops hops) {
        reply.encoded(
                ForwardedAttributes.of(challenge, (vendor, number, value) -> forwarded(vendor, number, value, hops)));
    }

    /** Writes an Access-Reject for the NAS: why, and nothing that provisions. */
    public void reject(PacketWriter reply, RadiusPacket reject) {
        reply.encoded(ForwardedAttributes.of(
                reject,
                (vendor, number, value) -> vendor == MICROSOFT || (vendor == 0 && OF_REFUSALS.contains(number))
                        ? Optional.of(value)
                        : Optional.empty()));
    }

    private Optional<byte[]> forwarded(int vendor, int number, byte[] value, Hops hops) {
        if (vendor == 0 && (number == PROXY_STATE || number == MESSAGE_AUTHENTICATOR)) {
            // The connector writes both for the next hop, Proxy-State as the request had it.
            return Optional.empty();
        }
        AttributeDefinition definition = number == 0
                ? null
                : dictionary.find(new AttributeType(vendor, number)).orElse(null);
        if (definition == null) {
            return Optional.of(value);
        }
        return switch (definition.encryption()) {
            case USER_PASSWORD -> HiddenValue.rehide(value, hops.far(), hops.near());
            case TUNNEL_PASSWORD ->
                HiddenValue.rehideSalted(value, definition.tagged() ? 1 : 0, hops.far(), hops.near());
            case NONE, ASCEND_SECRET -> Optional.of(value);
        };
    }
}
