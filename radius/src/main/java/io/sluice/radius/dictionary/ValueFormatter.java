package io.sluice.radius.dictionary;

import io.sluice.radius.attribute.AttributeType;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.packet.AttributeCursor;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the value that a cursor stands on as text. */
final class ValueFormatter {

    private static final String MASKED = "********";

    private ValueFormatter() {}

    static NamedAttribute format(AttributeCursor at, RadiusDictionary dictionary) {
        Optional<AttributeDefinition> found =
                at.number() == 0 ? Optional.empty() : dictionary.find(new AttributeType(at.vendor(), at.number()));
        if (found.isPresent()) {
            AttributeDefinition definition = found.get();
            if (isSecret(definition)) {
                return new NamedAttribute(definition.name(), 0, MASKED);
            }
            int tag = tag(definition, at);
            String text = text(definition, at);
            if (text != null) {
                return new NamedAttribute(definition.name(), tag, text);
            }
        }
        return new NamedAttribute(RadiusDictionary.rawName(at.vendor(), at.number()), 0, hexadecimal(at.value()));
    }

    private static boolean isSecret(AttributeDefinition definition) {
        return definition.encryption() != Encryption.NONE || definition.type().equals(StandardAttributes.CHAP_PASSWORD);
    }

    private static int tag(AttributeDefinition definition, AttributeCursor at) {
        if (!definition.tagged()) {
            return 0;
        }
        if (definition.dataType() == DataType.INTEGER) {
            return at.isTaggedNumber() ? at.numberTag() : 0;
        }
        return at.textTag();
    }

    /** The text, or null if the octets are no value of the type. */
    private static @Nullable String text(AttributeDefinition definition, AttributeCursor at) {
        byte[] octets = at.value();
        if (definition.tagged() && definition.dataType() == DataType.INTEGER) {
            return at.isTaggedNumber() ? number(definition, at.taggedNumber()) : null;
        }
        if (definition.tagged() && octets.length > 0 && (octets[0] & 0xff) <= 0x1f) {
            octets = Arrays.copyOfRange(octets, 1, octets.length);
        }
        return switch (definition.dataType()) {
            case STRING -> string(octets);
            case OCTETS -> hexadecimal(octets);
            case INTEGER -> octets.length == 4 ? number(definition, at.unsigned()) : null;
            case BYTE -> octets.length == 1 ? number(definition, at.unsigned()) : null;
            case SHORT -> octets.length == 2 ? number(definition, at.unsigned()) : null;
            case INTEGER64 -> octets.length == 8 ? Long.toUnsignedString(at.unsigned()) : null;
            case DATE ->
                octets.length == 4 ? Instant.ofEpochSecond(at.unsigned()).toString() : null;
            case IPADDR -> octets.length == 4 ? AddressText.ipv4(octets) : null;
            case IPV6ADDR -> octets.length == 16 ? AddressText.ipv6(octets) : null;
            case IPV6PREFIX -> prefix(octets);
            case IFID -> octets.length == 8 ? interfaceId(octets) : null;
        };
    }

    private static @Nullable String string(byte[] octets) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static String number(AttributeDefinition definition, long number) {
        return definition.valueName(number).orElseGet(() -> Long.toString(number));
    }

    private static @Nullable String prefix(byte[] octets) {
        if (octets.length < 2 || octets.length > 18) {
            return null;
        }
        int bits = octets[1] & 0xff;
        if (bits > 128 || (bits + 7) / 8 > octets.length - 2) {
            return null;
        }
        return AddressText.ipv6(Arrays.copyOf(Arrays.copyOfRange(octets, 2, octets.length), 16)) + "/" + bits;
    }

    private static String interfaceId(byte[] octets) {
        ByteBuffer groups = ByteBuffer.wrap(octets);
        StringBuilder text = new StringBuilder(19);
        while (groups.hasRemaining()) {
            text.append(text.isEmpty() ? "" : ":").append(Integer.toHexString(groups.getShort() & 0xffff));
        }
        return text.toString();
    }

    private static String hexadecimal(byte[] octets) {
        return "0x" + HexFormat.of().formatHex(octets);
    }
}
