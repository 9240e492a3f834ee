package io.sluice.radius.dictionary;

import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.dictionary.EncodedValue.Encoded;
import io.sluice.radius.dictionary.EncodedValue.Reason;
import io.sluice.radius.dictionary.EncodedValue.Refused;
import io.sluice.radius.packet.AttributeCursor;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.radius.packet.RadiusPacket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Attributes as people write and read them: name, tag, text.
 *
 * <p>Texts by type: {@code string} as it is; {@code octets} {@code 0x0a1b}; numbers decimal or by the dictionary's name;
 * {@code ipaddr} {@code 192.0.2.1}; {@code ipv6addr} {@code 2001:db8::1}; {@code ipv6prefix} {@code 2001:db8::/56};
 * {@code ifid} {@code 0:0:0:1}; {@code date} seconds or {@code 2026-11-01T08:00:00Z}. For use by any thread.
 */
public final class AttributeText {

    private final RadiusDictionary dictionary;

    public AttributeText(RadiusDictionary dictionary) {
        this.dictionary = dictionary;
    }

    /**
     * Appends one attribute to a packet.
     *
     * @param tag 1–31, or 0 for none
     * @return why not, with the packet left as it was; empty if it was appended
     */
    public Optional<Refused> append(PacketWriter packet, String name, int tag, String text) {
        Optional<AttributeDefinition> definition = dictionary.find(name);
        return definition.isPresent()
                ? append(packet, definition.get(), tag, text)
                : Optional.of(new Refused(Reason.UNKNOWN_ATTRIBUTE, "no dictionary has " + name));
    }

    /** Appends one attribute to a packet, see {@link #append(PacketWriter, String, int, String)}. */
    public static Optional<Refused> append(PacketWriter packet, AttributeDefinition definition, int tag, String text) {
        return encode(definition, tag, text)
                .fold(
                        encoded -> {
                            packet.octets(definition.type(), encoded.octets());
                            return Optional.empty();
                        },
                        Optional::of);
    }

    /**
     * The octets of a value, tag included.
     *
     * @param tag 1–31, or 0 for none
     */
    public static EncodedValue encode(AttributeDefinition definition, int tag, String text) {
        if (definition.encryption() != Encryption.NONE
                || definition.type().equals(StandardAttributes.MESSAGE_AUTHENTICATOR)) {
            return new Refused(Reason.NOT_SETTABLE, definition.name() + " cannot be written as text");
        }
        if (tag < 0 || tag > 31) {
            return new Refused(Reason.TAG_OUT_OF_RANGE, definition.name() + ": tag " + tag + " is not 0–31");
        }
        if (tag != 0 && !definition.tagged()) {
            return new Refused(Reason.TAG_NOT_ALLOWED, definition.name() + " carries no tag");
        }
        EncodedValue value = new ValueParser(definition, text).parse();
        return definition.tagged()
                ? value.fold(encoded -> tagged(definition, tag, encoded), refused -> refused)
                : value;
    }

    private static EncodedValue tagged(AttributeDefinition definition, int tag, Encoded value) {
        byte[] octets = value.octets();
        if (definition.dataType() == DataType.INTEGER) {
            octets[0] = (byte) tag;
            return value;
        }
        // RFC 2868 §3: text that begins like a tag must be told from one.
        if (tag == 0 && (octets[0] & 0xff) > 0x1f) {
            return value;
        }
        byte[] withTag = new byte[octets.length + 1];
        withTag[0] = (byte) tag;
        System.arraycopy(octets, 0, withTag, 1, octets.length);
        return new Encoded(withTag);
    }

    /**
     * All attributes of a packet in order. Passwords are masked; a value that does not fit its type, and text that is not
     * UTF-8, comes as octets under the raw name, so that nothing is lost.
     */
    public List<NamedAttribute> read(RadiusPacket packet) {
        List<NamedAttribute> attributes = new ArrayList<>();
        AttributeCursor at = packet.attributes();
        while (at.next()) {
            attributes.add(ValueFormatter.format(at, dictionary));
        }
        return attributes;
    }
}
