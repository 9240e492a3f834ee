package io.sluice.cli.resource;

import io.sluice.cli.output.View;
import java.util.Optional;

/**
 * Something of several rows that belongs to one item and is shown below it.
 *
 * @param member the member that holds the rows, or under which JSON shows them
 * @param path the collection below the item's path that they come from; empty if the item itself holds them
 */
public record Part(String heading, String member, Optional<String> path, View view) {

    public static Part inside(String heading, String member, View view) {
        return new Part(heading, member, Optional.empty(), view);
    }

    public static Part below(String heading, String member, String path, View view) {
        return new Part(heading, member, Optional.of(path), view);
    }
}
