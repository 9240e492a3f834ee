package io.sluice.ejb.overview;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed into the search box, and what by its shape it can be.
 *
 * @param text without blanks around it and without what no name can hold; at most {@value #LONGEST} characters
 */
public record SearchText(String text, Shape shape) {
    private static final int LONGEST = 253;
    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /** What a text can be. */
    public enum Shape {
        /** Nothing to look for. */
        NOTHING,
        /** An id of a session in Sluice, or a NAS's own that looks like one. */
        ID,
        /** An IPv4 address of a subscriber or of a NAS. */
        ADDRESS,
        /** A login or its beginning, an Acct-Session-Id, or a NAS. */
        NAME
    }

    public static SearchText of(@Nullable String typed) {
        String text = typed == null ? "" : typed.replace('\0', ' ').strip();
        String shortened = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return new SearchText(shortened, shape(shortened));
    }

    private static Shape shape(String text) {
        if (text.isEmpty()) {
            return Shape.NOTHING;
        }
        if (UUID_FORM.matcher(text).matches()) {
            return Shape.ID;
        }
        return IPV4.matcher(text).matches() ? Shape.ADDRESS : Shape.NAME;
    }

    /**
     * The text as an id.
     *
     * @throws IllegalArgumentException if its shape is another
     */
    UUID id() {
        return UUID.fromString(text);
    }
}
