package io.sluice.ejb.platform;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted.
 *
 * @param limit most items, 1–1000
 * @param cursor {@link Page#next} of the page before, null for the first page; only what a page gave is understood
 */
public record PageRequest(int limit, @Nullable String cursor) {

    public static final int MAX_LIMIT = 1000;

    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("a page has 1–" + MAX_LIMIT + " items, not " + limit);
        }
    }

    /**
     * The id at which a list by id goes on, null for the first page.
     *
     * @throws InvalidCursor if no page of such a list gave the cursor
     */
    public @Nullable UUID afterId() {
        try {
            return cursor == null ? null : UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw new InvalidCursor(cursor);
        }
    }

    public static PageRequest first(int limit) {
        return new PageRequest(limit, null);
    }
}
