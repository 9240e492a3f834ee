package io.sluice.dialect;

import io.sluice.radius.attribute.AttributeType;
import io.sluice.radius.dictionary.AttributeDefinition;
import io.sluice.radius.dictionary.RadiusDictionary;
import io.sluice.radius.packet.AttributeCursor;
import java.util.Optional;

/** Attributes that are handed on to a NAS as they came. */
public final class RelayedAttributes {

    private final RadiusDictionary dictionary;

    public RelayedAttributes(RadiusDictionary dictionary) {
        this.dictionary = dictionary;
    }

    /**
     * The name of the first attribute that NASes of a family do not understand; empty if they understand all.
     *
     * @param attributes encoded
     */
    public Optional<String> foreignTo(Dialect dialect, byte[] attributes) {
        AttributeCursor at = Identification.packet(attributes).attributes();
        while (at.next()) {
            if (at.vendor() != 0 && !dialect.understands(at.vendor())) {
                return Optional.of(dictionary
                        .find(new AttributeType(at.vendor(), at.number()))
                        .map(AttributeDefinition::name)
                        .orElse("Attr-26." + at.vendor() + "." + at.number()));
            }
        }
        return Optional.empty();
    }
}
