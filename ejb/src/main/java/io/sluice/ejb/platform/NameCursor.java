package io.sluice.ejb.platform;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Cursors of lists in the order of names: the last name of a page, wrapped so that nobody takes it for a filter. */
public final class NameCursor {

    private static final String MARK = "n:";

    private NameCursor() {}

    public static String after(String name) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((MARK + name).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The name that the page comes after, null for the first page.
     *
     * @throws InvalidCursor for what {@link #after} did not make
     */
    public static @Nullable String read(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (text.startsWith(MARK) && text.indexOf('\0') < 0) {
                return text.substring(MARK.length());
            }
        } catch (IllegalArgumentException notBase64) {
            // refused below, as a foreign one is
        }
        throw new InvalidCursor(cursor);
    }
}
