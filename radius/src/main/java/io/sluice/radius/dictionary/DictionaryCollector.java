package io.sluice.radius.dictionary;

import io.sluice.radius.attribute.AttributeType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tinyradius.core.attribute.AttributeTemplate;
import org.tinyradius.core.attribute.codec.AttributeCodecType;
import org.tinyradius.core.dictionary.Vendor;
import org.tinyradius.core.dictionary.WritableDictionary;

/**
 * Takes what TinyRadius's parser finds and turns it into definitions.
 *
 * <p>It is stricter than the library's own store: an unknown vendor or a vendor whose attributes do not have one octet of
 * type and one of length is refused, where the library would file the attributes among the standard ones.
 */
final class DictionaryCollector implements WritableDictionary {

    private static final int STANDARD = -1;

    private final Map<Integer, Vendor> vendors = new LinkedHashMap<>();
    private final Map<String, Template> byName = new LinkedHashMap<>();
    private final Map<AttributeType, Template> byType = new LinkedHashMap<>();

    @Override
    public WritableDictionary addVendor(Vendor vendor) {
        if (vendor.getTypeSize() != 1 || vendor.getLengthSize() != 1) {
            throw new IllegalArgumentException("vendor " + vendor.getName()
                    + " has attributes of another layout than one octet of type and one of length");
        }
        vendors.put(vendor.getId(), vendor);
        return this;
    }

    @Override
    public WritableDictionary addAttributeTemplate(AttributeTemplate found) {
        Template template = new Template(found);
        // Made here only to be refused while the file is still known.
        template.definition();
        Template sameName = byName.put(template.getName(), template);
        if (sameName != null) {
            if (!sameName.type.equals(template.type)) {
                throw new IllegalArgumentException(
                        template.getName() + " is defined twice, as " + sameName.type + " and " + template.type);
            }
            template.values.putAll(sameName.values);
        }
        byType.put(template.type, template);
        return this;
    }

    /** Takes a definition of an earlier load. */
    void add(AttributeDefinition definition) {
        Template template = byName.computeIfAbsent(definition.name(), name -> new Template(definition));
        byType.putIfAbsent(definition.type(), template);
    }

    void add(int vendor, String name) {
        vendors.put(vendor, new Vendor(vendor, name, 1, 1));
    }

    Collection<Vendor> vendors() {
        return vendors.values();
    }

    /** All definitions; of several names for one attribute the one that counts comes first. */
    Map<String, AttributeDefinition> definitions() {
        Map<String, AttributeDefinition> definitions = new LinkedHashMap<>();
        byType.values().forEach(template -> definitions.put(template.getName(), template.definition()));
        byName.values().forEach(template -> definitions.putIfAbsent(template.getName(), template.definition()));
        return definitions;
    }

    @Override
    public Optional<AttributeTemplate> getAttributeTemplate(int vendorId, int type) {
        return Optional.ofNullable(
                type < 1 ? null : byType.get(new AttributeType(vendorId == STANDARD ? 0 : vendorId, type)));
    }

    @Override
    public Optional<AttributeTemplate> getAttributeTemplate(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    @Override
    public Optional<Vendor> getVendor(int vendorId) {
        return Optional.ofNullable(vendors.get(vendorId));
    }

    @Override
    public Optional<Vendor> getVendor(String name) {
        Optional<Vendor> vendor = vendors.values().stream()
                .filter(known -> known.getName().equals(name))
                .findFirst();
        if (vendor.isEmpty()) {
            throw new IllegalArgumentException("BEGIN-VENDOR " + name + ", but no VENDOR line defines it");
        }
        return vendor;
    }

    /** A template that can tell its named values, which the library's cannot. */
    private static final class Template extends AttributeTemplate {

        private final AttributeType type;
        private final Map<String, Long> values = new LinkedHashMap<>();

        Template(AttributeTemplate found) {
            super(
                    found.getVendorId(),
                    found.getType(),
                    found.getName(),
                    found.getDataType(),
                    found.getCodecType().getId(),
                    found.isTagged());
            type = new AttributeType(found.getVendorId() == STANDARD ? 0 : found.getVendorId(), found.getType());
        }

        Template(AttributeDefinition known) {
            super(
                    known.type().isVendorSpecific() ? known.type().vendor() : STANDARD,
                    known.type().number(),
                    known.name(),
                    known.dataType().name(),
                    codec(known.encryption()).getId(),
                    known.tagged());
            type = known.type();
            values.putAll(known.values());
        }

        @Override
        public void addEnumerationValue(int number, @Nullable String name) {
            super.addEnumerationValue(number, name);
            if (name != null) {
                values.put(name, Integer.toUnsignedLong(number));
            }
        }

        AttributeDefinition definition() {
            return new AttributeDefinition(
                    getName(), type, DataType.named(getDataType()), isTagged(), encryption(getCodecType()), values);
        }

        private static AttributeCodecType codec(Encryption encryption) {
            return switch (encryption) {
                case NONE -> AttributeCodecType.NO_ENCRYPT;
                case USER_PASSWORD -> AttributeCodecType.RFC2865_USER_PASSWORD;
                case TUNNEL_PASSWORD -> AttributeCodecType.RFC2868_TUNNEL_PASSWORD;
                case ASCEND_SECRET -> AttributeCodecType.ASCENT_SEND_SECRET;
            };
        }

        private static Encryption encryption(AttributeCodecType codec) {
            return switch (codec) {
                case NO_ENCRYPT -> Encryption.NONE;
                case RFC2865_USER_PASSWORD -> Encryption.USER_PASSWORD;
                case RFC2868_TUNNEL_PASSWORD -> Encryption.TUNNEL_PASSWORD;
                case ASCENT_SEND_SECRET -> Encryption.ASCEND_SECRET;
            };
        }
    }
}
