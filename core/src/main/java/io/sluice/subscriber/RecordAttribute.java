package io.sluice.subscriber;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * A reply attribute of a subscriber's record, by its name in the dictionary.
 *
 * @param name as the dictionary spells it, such as {@code Framed-IP-Address}
 * @param tag 1–31 for a tagged attribute, null for none
 * @param value as text in the dictionary's notation
 */
@Embeddable
public record RecordAttribute(
        @Column(name = "name", nullable = false, length = 128)
        String name,

        @Column(name = "tag") @Nullable Integer tag,

        @Column(name = "content", nullable = false, length = 512)
        String value) {

    private static final int MAX_TAG = 31;

    public RecordAttribute {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("an attribute needs a name");
        }
        if (tag != null && (tag < 1 || tag > MAX_TAG)) {
            throw new IllegalArgumentException("attribute " + name + ": a tag is 1–" + MAX_TAG + ", not " + tag);
        }
    }

    public RecordAttribute(String name, String value) {
        this(name, null, value);
    }
}
