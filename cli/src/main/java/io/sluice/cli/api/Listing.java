package io.sluice.cli.api;

import java.util.List;

/**
 * What a list command found.
 *
 * @param more whether the server holds further items beyond the limit asked for
 */
public record Listing(List<Item> items, boolean more) {
    public Listing {
        items = List.copyOf(items);
    }
}
