package io.sluice.radius.dictionary;

import io.sluice.radius.attribute.AttributeType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a dictionary says of one attribute.
 *
 * @param name such as {@code ERX-Service-Activate}
 * @param tagged whether the value begins with a tag (RFC 2868 §3)
 * @param values the named numbers of the attribute, unsigned, in order of definition; several names may mean one number
 */
public record AttributeDefinition(
        String name,
        AttributeType type,
        DataType dataType,
        boolean tagged,
        Encryption encryption,
        Map<String, Long> values) {

    public AttributeDefinition {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an attribute needs a name");
        }
        if (tagged && dataType != DataType.STRING && dataType != DataType.INTEGER && dataType != DataType.OCTETS) {
            throw new IllegalArgumentException(name + ": only text, octets and numbers of 32 bits can carry a tag");
        }
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The first name that the dictionary gives to a number. */
    public Optional<String> valueName(long number) {
        return values.entrySet().stream()
                .filter(named -> named.getValue() == number)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Most octets of text or octets that fit, tag not counted: 253, less 6 for a vendor's header, less 1 for a tag. */
    public int maxLength() {
        return 253 - (type.isVendorSpecific() ? 6 : 0) - (tagged ? 1 : 0);
    }
}
