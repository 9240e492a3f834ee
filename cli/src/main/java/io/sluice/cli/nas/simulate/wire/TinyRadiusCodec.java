package io.sluice.cli.nas.simulate.wire;

import io.netty.buffer.Unpooled;
import io.sluice.cli.nas.simulate.bng.Message;
import io.sluice.cli.nas.simulate.bng.Outbox;
import io.sluice.cli.nas.simulate.bng.SubscriberLine;
import io.sluice.cli.nas.simulate.wire.Reading.Verdict;
import io.sluice.radius.dictionary.NamedAttribute;
import io.sluice.radius.packet.PacketCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tinyradius.core.RadiusPacketException;
import org.tinyradius.core.attribute.AttributeTemplate;
import org.tinyradius.core.attribute.NestedAttributeHolder;
import org.tinyradius.core.attribute.type.RadiusAttribute;
import org.tinyradius.core.attribute.type.VendorSpecificAttribute;
import org.tinyradius.core.dictionary.Dictionary;
import org.tinyradius.core.dictionary.parser.DictionaryParser;
import org.tinyradius.core.packet.RadiusPacket;
import org.tinyradius.core.packet.request.AccessRequest;
import org.tinyradius.core.packet.request.RadiusRequest;
import org.tinyradius.core.packet.response.RadiusResponse;
import org.tinyradius.core.packet.util.MessageAuthSupport;

/**
 * TinyRadius at this end, so that not the same code writes at one and reads at the other. It decides on framing, signatures, hidden
 * passwords and the texts of values by itself; of ours it takes only the dictionary files. It puts Message-Authenticator last, and
 * accounting requests get none.
 */
public final class TinyRadiusCodec implements WireCodec {

    private static final int MESSAGE_AUTHENTICATOR = 80;

    private final Dictionary dictionary;
    private final String secret;
    private final LoginMethod method;

    public TinyRadiusCodec(byte[] secret, LoginMethod method) {
        this.secret = new String(secret, StandardCharsets.UTF_8);
        this.method = method;
        try {
            // The files leave Vendor-Specific out, which Sluice reads by itself; TinyRadius looks into one only if it
            // is defined.
            dictionary = DictionaryParser.newClasspathParser()
                    .parseDictionary("dictionary/dictionary")
                    .addAttributeTemplate(new AttributeTemplate(-1, 26, "Vendor-Specific", "vsa"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    @Override
    public byte[] request(Outbox.Request request, int identifier) {
        Message message = request.message();
        try {
            RadiusRequest plain = RadiusRequest.create(
                    dictionary, (byte) message.code().octet(), (byte) identifier, null, theirs(message));
            if (request.line() != null && plain instanceof AccessRequest access) {
                plain = prove(access, request.line());
            }
            return plain.encodeRequest(secret).toBytes();
        } catch (RadiusPacketException refused) {
            throw new IllegalArgumentException(refused);
        }
    }

    private AccessRequest prove(AccessRequest request, SubscriberLine line) throws RadiusPacketException {
        return method == LoginMethod.PAP
                ? request.withPapPassword(line.password())
                : request.withChapPassword(line.password());
    }

    @Override
    public Reading reply(byte[] datagram, byte[] request) {
        RadiusResponse reply;
        try {
            reply = RadiusResponse.fromByteBuf(dictionary, Unpooled.wrappedBuffer(datagram));
        } catch (RadiusPacketException | RuntimeException malformed) {
            return new Reading(null, Verdict.MALFORMED);
        }
        Message message = ours(reply);
        if (message == null) {
            return new Reading(null, Verdict.UNEXPECTED_CODE);
        }
        boolean answers = reply.getId() == request[1]
                && PacketCode.of(request[0]).filter(message.code()::answers).isPresent();
        try {
            reply.decodeResponse(secret, Arrays.copyOfRange(request, 4, 20));
            return new Reading(message, answers ? Verdict.GENUINE : Verdict.WRONG_AUTHENTICATOR);
        } catch (RadiusPacketException wrong) {
            return new Reading(message, Verdict.WRONG_AUTHENTICATOR);
        }
    }

    @Override
    public Reading command(byte[] datagram) {
        RadiusRequest request;
        try {
            request = RadiusRequest.fromByteBuf(dictionary, Unpooled.wrappedBuffer(datagram));
        } catch (RadiusPacketException | RuntimeException malformed) {
            return new Reading(null, Verdict.MALFORMED);
        }
        Message message = ours(request);
        if (message == null
                || (message.code() != PacketCode.COA_REQUEST && message.code() != PacketCode.DISCONNECT_REQUEST)) {
            return new Reading(message, Verdict.UNEXPECTED_CODE);
        }
        try {
            request.decodeRequest(secret);
        } catch (RadiusPacketException wrong) {
            return new Reading(message, Verdict.WRONG_AUTHENTICATOR);
        }
        return new Reading(message, isSigned(request) ? Verdict.GENUINE : Verdict.WRONG_MESSAGE_AUTHENTICATOR);
    }

    /** RFC 5176 §3.1: over the packet with zeros for the authenticator. The library looks at it in Access-Requests alone. */
    private boolean isSigned(RadiusRequest request) {
        List<RadiusAttribute> signatures = request.filterAttributes(MESSAGE_AUTHENTICATOR);
        if (signatures.isEmpty()) {
            return true;
        }
        byte[] expected = MessageAuthSupport.getHmacMd5(secret)
                .doFinal(MessageAuthSupport.calcMessageAuthInput(request, new byte[16]));
        return signatures.size() == 1
                && MessageDigest.isEqual(expected, signatures.get(0).getValue());
    }

    @Override
    public byte[] answer(Message reply, byte[] request) {
        try {
            return RadiusResponse.create(dictionary, (byte) reply.code().octet(), request[1], null, theirs(reply))
                    .encodeResponse(secret, Arrays.copyOfRange(request, 4, 20))
                    .toBytes();
        } catch (RadiusPacketException refused) {
            throw new IllegalArgumentException(refused);
        }
    }

    private List<RadiusAttribute> theirs(Message message) {
        List<RadiusAttribute> attributes = new ArrayList<>(message.attributes().size());
        for (NamedAttribute attribute : message.attributes()) {
            attributes.add(theirs(attribute));
        }
        return attributes;
    }

    private RadiusAttribute theirs(NamedAttribute attribute) {
        AttributeTemplate template = dictionary
                .getAttributeTemplate(attribute.name())
                .orElseThrow(() -> new IllegalArgumentException("no dictionary has " + attribute.name()));
        RadiusAttribute value =
                template.create(dictionary, (byte) attribute.tag(), theirText(template, attribute.text()));
        return template.getVendorId() < 0
                ? value
                : new VendorSpecificAttribute(dictionary, template.getVendorId(), List.of(value));
    }

    private static String theirText(AttributeTemplate template, String text) {
        return switch (template.getDataType().toLowerCase(Locale.ROOT)) {
            case "date" -> String.valueOf(Instant.parse(text).getEpochSecond());
            case "octets" -> text.startsWith("0x") ? text.substring(2) : text;
            default -> text;
        };
    }

    private static Message ours(RadiusPacket<?> packet) {
        Optional<PacketCode> code = PacketCode.of(packet.getType());
        return code.map(known -> new Message(known, attributes(packet))).orElse(null);
    }

    private static List<NamedAttribute> attributes(NestedAttributeHolder<?> packet) {
        return packet.getFlattenedAttributes().stream()
                .map(TinyRadiusCodec::ours)
                .toList();
    }

    private static NamedAttribute ours(RadiusAttribute attribute) {
        int tag = attribute.getTag().map(octet -> octet & 0xff).orElse(0);
        String type = attribute
                .getAttributeTemplate()
                .map(AttributeTemplate::getDataType)
                .orElse("octets");
        String text =
                switch (type.toLowerCase(Locale.ROOT)) {
                    case "date" ->
                        Instant.ofEpochSecond(unsigned(attribute.getValue())).toString();
                    case "octets" -> "0x" + HexFormat.of().formatHex(attribute.getValue());
                    default -> attribute.getValueString();
                };
        return new NamedAttribute(attribute.getAttributeName(), tag, text);
    }

    private static long unsigned(byte[] octets) {
        long number = 0;
        for (byte octet : octets) {
            number = number << 8 | (octet & 0xff);
        }
        return number;
    }
}
