package io.sluice.dialect;

import io.sluice.radius.attribute.AttributeType;
import io.sluice.radius.attribute.ErxAttributes;
import io.sluice.radius.attribute.StandardAttributes;
import io.sluice.radius.dictionary.AttributeDefinition;
import io.sluice.radius.dictionary.AttributeText;
import io.sluice.radius.dictionary.EncodedValue;
import io.sluice.radius.dictionary.EncodedValue.Reason;
import io.sluice.radius.dictionary.EncodedValue.Refused;
import io.sluice.radius.dictionary.RadiusDictionary;
import io.sluice.radius.packet.PacketCode;
import io.sluice.radius.packet.PacketWriter;
import io.sluice.subscriber.ProfileWarning;
import io.sluice.subscriber.ProfileWarning.Kind;
import io.sluice.subscriber.RecordAttribute;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Writes the reply attributes of a record as octets. What no dictionary knows, what does not fit its type, what is not the
 * record's to say and what has no room is left out, each with a warning.
 */
public final class AttributeRendering {

    private static final byte[] NOTHING = new byte[0];

    /** What Sluice or the connector writes itself, and what must not stand in an Access-Accept. */
    private static final Set<AttributeType> RESERVED = Set.of(
            StandardAttributes.USER_NAME,
            StandardAttributes.USER_PASSWORD,
            StandardAttributes.CHAP_PASSWORD,
            StandardAttributes.CLASS,
            // Written raw it would carry any vendor's attribute past this check.
            StandardAttributes.VENDOR_SPECIFIC,
            StandardAttributes.PROXY_STATE,
            StandardAttributes.CHAP_CHALLENGE,
            StandardAttributes.EAP_MESSAGE,
            StandardAttributes.MESSAGE_AUTHENTICATOR,
            ErxAttributes.ACTIVATE_SERVICE,
            ErxAttributes.DEACTIVATE_SERVICE,
            ErxAttributes.SERVICE_VOLUME,
            ErxAttributes.SERVICE_TIMEOUT,
            ErxAttributes.SERVICE_STATISTICS,
            ErxAttributes.SERVICE_INTERIM_ACCT_INTERVAL);

    private final RadiusDictionary dictionary;

    public AttributeRendering(RadiusDictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** What speaks against an attribute in a record, to be told to whoever writes it; empty if nothing does. */
    public Optional<ProfileWarning> objectionTo(RecordAttribute attribute) {
        Optional<AttributeDefinition> definition = dictionary.find(attribute.name());
        if (definition.isEmpty()) {
            return Optional.of(new ProfileWarning(Kind.ATTRIBUTE_UNKNOWN, "no dictionary has " + attribute.name()));
        }
        if (RESERVED.contains(definition.get().type())) {
            return Optional.of(
                    new ProfileWarning(Kind.ATTRIBUTE_RESERVED, attribute.name() + " is not for a record to set"));
        }
        return encode(definition.get(), attribute)
                .fold(encoded -> Optional.empty(), refused -> Optional.of(invalid(refused)));
    }

    /** Which attribute a name means; empty if no dictionary has it. */
    Optional<AttributeType> type(String name) {
        return dictionary.find(name).map(AttributeDefinition::type);
    }

    /**
     * The attributes as they are sent, in order.
     *
     * @param room how many octets there are at most
     */
    public byte[] render(List<RecordAttribute> attributes, int room, Consumer<ProfileWarning> warnings) {
        if (attributes.isEmpty()) {
            return NOTHING;
        }
        PacketWriter octets = new PacketWriter().begin(PacketCode.ACCESS_ACCEPT, 0);
        int start = octets.length();
        for (RecordAttribute attribute : attributes) {
            Optional<ProfileWarning> objection = objectionTo(attribute);
            if (objection.isPresent()) {
                warnings.accept(objection.get());
                continue;
            }
            append(attribute, octets, start + room, warnings);
        }
        return octets.toAttributes();
    }

    private void append(RecordAttribute attribute, PacketWriter octets, int end, Consumer<ProfileWarning> warnings) {
        AttributeDefinition definition = dictionary.find(attribute.name()).orElseThrow();
        byte[] value = encode(definition, attribute).fold(EncodedValue.Encoded::octets, refused -> NOTHING);
        int header = definition.type().isVendorSpecific() ? 8 : 2;
        if (octets.length() + header + value.length > end) {
            warnings.accept(
                    new ProfileWarning(Kind.ATTRIBUTES_TOO_LONG, "no room in the packet for " + attribute.name()));
        } else {
            octets.octets(definition.type(), value);
        }
    }

    private static EncodedValue encode(AttributeDefinition definition, RecordAttribute attribute) {
        Integer tag = attribute.tag();
        return AttributeText.encode(definition, tag == null ? 0 : tag, attribute.value());
    }

    private static ProfileWarning invalid(Refused refused) {
        boolean tag = refused.reason() == Reason.TAG_NOT_ALLOWED || refused.reason() == Reason.TAG_OUT_OF_RANGE;
        return new ProfileWarning(tag ? Kind.ATTRIBUTE_TAG_INVALID : Kind.ATTRIBUTE_INVALID, refused.detail());
    }
}
