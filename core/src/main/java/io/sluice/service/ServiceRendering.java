package io.sluice.service;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * One attribute that stands for a service at a NAS which has no activation strings: how its value is made of the
 * activation's arguments.
 *
 * @param dialect the dialect that sends it, as people write it: {@code mikrotik}
 * @param attribute as the dictionary spells it, such as {@code Mikrotik-Rate-Limit}
 * @param tag 1–31 for a tagged attribute, null for none
 * @param template text with {@code ${parameter}} where an argument belongs, see {@link RenderingTemplate}
 */
@Embeddable
public record ServiceRendering(
        @Column(name = "dialect", nullable = false, length = 16)
        String dialect,

        @Column(name = "attribute", nullable = false, length = LONGEST_ATTRIBUTE)
        String attribute,

        @Column(name = "tag") @Nullable Integer tag,

        @Column(name = "template", nullable = false, length = RenderingTemplate.LONGEST)
        String template) {

    /** Longest name of an attribute, in characters. */
    public static final int LONGEST_ATTRIBUTE = 128;

    private static final int MAX_TAG = 31;

    public ServiceRendering {
        if (!dialect.matches("[a-z0-9]{1,16}")) {
            throw new IllegalArgumentException("not the name of a dialect: " + dialect);
        }
        if (attribute.isEmpty() || attribute.length() > LONGEST_ATTRIBUTE) {
            throw new IllegalArgumentException("not the name of an attribute: '" + attribute + "'");
        }
        if (tag != null && (tag < 1 || tag > MAX_TAG)) {
            throw new IllegalArgumentException("attribute " + attribute + ": a tag is 1–" + MAX_TAG + ", not " + tag);
        }
        RenderingTemplate.parse(template);
    }

    public ServiceRendering(String dialect, String attribute, String template) {
        this(dialect, attribute, null, template);
    }
}
