package io.sluice.ejb.platform;

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

    public static PageRequest first(int limit) {
        return new PageRequest(limit, null);
    }
}
