package io.sluice.cli.nas.simulate.bng;

import io.sluice.radius.dictionary.NamedAttribute;
import io.sluice.radius.dictionary.RadiusDictionary;
import io.sluice.radius.packet.PacketCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** A packet as people read it: its code and its attributes by name, without what only signs it. */
public record Message(PacketCode code, List<NamedAttribute> attributes) {

    public Message {
        attributes = List.copyOf(attributes);
    }

    /** The first attribute of that name. */
    public Optional<String> text(String name) {
        return all(name).findFirst().map(NamedAttribute::text);
    }

    /** The first attribute of that name as a number; empty also if it is none. */
    public OptionalLong number(String name) {
        Optional<String> text = text(name);
        return text.isPresent() ? number(name, text.get()) : OptionalLong.empty();
    }

    /** The number that a text stands for, which may be a name that the dictionary gives to it. */
    static OptionalLong number(String name, String text) {
        if (text.matches("\\d{1,18}")) {
            return OptionalLong.of(Long.parseLong(text));
        }
        return RadiusDictionary.builtIn()
                .find(name)
                .map(definition -> definition.values().get(text))
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    public Stream<NamedAttribute> all(String name) {
        return attributes.stream().filter(attribute -> attribute.name().equals(name));
    }

    public boolean has(String name) {
        return all(name).findFirst().isPresent();
    }

    /** Collects attributes in order. */
    static final class Builder {
        private final PacketCode code;
        private final List<NamedAttribute> attributes = new ArrayList<>(24);

        Builder(PacketCode code) {
            this.code = code;
        }

        Builder with(String name, Object value) {
            attributes.add(new NamedAttribute(name, 0, value.toString()));
            return this;
        }

        Builder with(List<NamedAttribute> more) {
            attributes.addAll(more);
            return this;
        }

        Message build() {
            return new Message(code, attributes);
        }
    }
}
