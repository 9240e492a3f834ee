package io.sluice.radius.dictionary;

import java.util.function.Function;

/** What became of a textual value: the octets of an attribute's value, or why there are none. */
public sealed interface EncodedValue {

    /** Why a text is no value of an attribute. */
    enum Reason {
        /** No dictionary defines the name. */
        UNKNOWN_ATTRIBUTE,
        /** The attribute is hidden with the secret or computed by the codec. */
        NOT_SETTABLE,
        /** A tag was given, and the attribute has none. */
        TAG_NOT_ALLOWED,
        /** The tag is not 0–31. */
        TAG_OUT_OF_RANGE,
        /** The text is not written as the attribute's type demands. */
        WRONG_TYPE,
        /** A number that does not fit; for a tagged number more than 24 bits. */
        OUT_OF_RANGE,
        /** RFC 2865 §5: a value has at least one octet. */
        EMPTY,
        /** More octets than one attribute can carry. */
        TOO_LONG
    }

    /**
     * The text is sound.
     *
     * @param octets the value, tag included
     */
    record Encoded(byte[] octets) implements EncodedValue {
        @Override
        public <R> R fold(Function<Encoded, R> encoded, Function<Refused, R> refused) {
            return encoded.apply(this);
        }
    }

    /**
     * The text is not a value of the attribute.
     *
     * @param detail one sentence for people, naming attribute and value
     */
    record Refused(Reason reason, String detail) implements EncodedValue {
        @Override
        public <R> R fold(Function<Encoded, R> encoded, Function<Refused, R> refused) {
            return refused.apply(this);
        }
    }

    <R> R fold(Function<Encoded, R> encoded, Function<Refused, R> refused);
}
