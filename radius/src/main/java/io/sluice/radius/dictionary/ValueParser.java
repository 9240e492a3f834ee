package io.sluice.radius.dictionary;

import static io.sluice.radius.dictionary.EncodedValue.Reason.EMPTY;
import static io.sluice.radius.dictionary.EncodedValue.Reason.OUT_OF_RANGE;
import static io.sluice.radius.dictionary.EncodedValue.Reason.TOO_LONG;
import static io.sluice.radius.dictionary.EncodedValue.Reason.WRONG_TYPE;

import io.sluice.radius.dictionary.EncodedValue.Encoded;
import io.sluice.radius.dictionary.EncodedValue.Reason;
import io.sluice.radius.dictionary.EncodedValue.Refused;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the text of one attribute into octets, without its tag. */
final class ValueParser {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,20}");
    private static final Pattern HEXADECIMAL = Pattern.compile("0x(?:[0-9a-fA-F]{2})*");
    private static final Pattern INTERFACE_ID = Pattern.compile("[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4}){3}");

    private final AttributeDefinition definition;
    private final String text;

    ValueParser(AttributeDefinition definition, String text) {
        this.definition = definition;
        this.text = text;
    }

    EncodedValue parse() {
        return switch (definition.dataType()) {
            case STRING -> bounded(text.getBytes(StandardCharsets.UTF_8));
            case OCTETS -> octets();
            case INTEGER -> number(definition.tagged() ? 24 : 32, 4);
            case BYTE -> number(8, 1);
            case SHORT -> number(16, 2);
            case INTEGER64 -> number(64, 8);
            case DATE -> date();
            case IPADDR -> address(AddressText.ipv4(text), "an IPv4 address");
            case IPV6ADDR -> address(AddressText.ipv6(text), "an IPv6 address");
            case IPV6PREFIX -> prefix();
            case IFID -> interfaceId();
        };
    }

    private EncodedValue octets() {
        return HEXADECIMAL.matcher(text).matches()
                ? bounded(HexFormat.of().parseHex(text, 2, text.length()))
                : refused(WRONG_TYPE, "is not 0x and pairs of hexadecimal digits");
    }

    private EncodedValue bounded(byte[] octets) {
        if (octets.length == 0) {
            return refused(EMPTY, "is empty");
        }
        if (octets.length > definition.maxLength()) {
            return new Refused(
                    TOO_LONG,
                    definition.name() + ": " + octets.length + " octets, at most " + definition.maxLength() + " fit");
        }
        return new Encoded(octets);
    }

    private EncodedValue number(int bits, int octets) {
        Long named = definition.values().get(text);
        if (named == null && !NUMBER.matcher(text).matches()) {
            return refused(
                    WRONG_TYPE,
                    definition.values().isEmpty()
                            ? "is not a number"
                            : "is neither a number nor one of "
                                    + definition.values().keySet());
        }
        BigInteger number = named == null ? new BigInteger(text) : BigInteger.valueOf(named);
        if (number.bitLength() > bits) {
            return refused(OUT_OF_RANGE, "has more than " + bits + " bits");
        }
        byte[] eight = ByteBuffer.allocate(8).putLong(number.longValue()).array();
        return new Encoded(Arrays.copyOfRange(eight, 8 - octets, 8));
    }

    private EncodedValue date() {
        if (NUMBER.matcher(text).matches()) {
            return number(32, 4);
        }
        try {
            long seconds = Instant.parse(text).getEpochSecond();
            return seconds < 0 || seconds > 0xffff_ffffL
                    ? refused(OUT_OF_RANGE, "is before 1970 or after 2106-02-07T06:28:15Z")
                    : new Encoded(ByteBuffer.allocate(4).putInt((int) seconds).array());
        } catch (DateTimeException e) {
            return refused(WRONG_TYPE, "is neither seconds since 1970 nor a time such as 2026-11-01T08:00:00Z");
        }
    }

    private EncodedValue address(Optional<byte[]> octets, String kind) {
        return octets.isPresent() ? new Encoded(octets.get()) : refused(WRONG_TYPE, "is not " + kind);
    }

    private EncodedValue prefix() {
        int slash = text.indexOf('/');
        Optional<byte[]> address = AddressText.ipv6(slash < 0 ? "" : text.substring(0, slash));
        String bits = text.substring(slash + 1);
        if (address.isEmpty() || slash == 0 || !NUMBER.matcher(bits).matches()) {
            return refused(WRONG_TYPE, "is not an IPv6 prefix");
        }
        if (bits.length() > 3 || Integer.parseInt(bits) > 128) {
            return refused(OUT_OF_RANGE, "is longer than 128 bits");
        }
        return prefix(address.get(), Integer.parseInt(bits));
    }

    // RFC 3162 §2.3: bits beyond the prefix are zero; RFC 8044 §3.10: no more octets than the prefix needs.
    private EncodedValue prefix(byte[] address, int bits) {
        for (int bit = bits; bit < 128; bit++) {
            if ((address[bit / 8] & 0x80 >>> bit % 8) != 0) {
                return refused(OUT_OF_RANGE, "has bits beyond its length");
            }
        }
        int length = (bits + 7) / 8;
        byte[] octets = new byte[2 + length];
        octets[1] = (byte) bits;
        System.arraycopy(address, 0, octets, 2, length);
        return new Encoded(octets);
    }

    private EncodedValue interfaceId() {
        if (!INTERFACE_ID.matcher(text).matches()) {
            return refused(WRONG_TYPE, "is not four groups of hexadecimal digits");
        }
        ByteBuffer octets = ByteBuffer.allocate(8);
        for (String group : text.split(":", -1)) {
            octets.putShort((short) Integer.parseInt(group, 16));
        }
        return new Encoded(octets.array());
    }

    private Refused refused(Reason reason, String why) {
        return new Refused(reason, definition.name() + ": '" + text + "' " + why);
    }
}
