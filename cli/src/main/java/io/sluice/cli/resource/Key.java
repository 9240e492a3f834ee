package io.sluice.cli.resource;

import io.sluice.cli.api.ApiClient;

/**
 * How the person names one thing of a resource.
 *
 * @param label the parameter's name in usage, like {@code <name>}
 * @param finder what makes an identifier of the interface from what was typed
 */
public record Key(String label, String description, Finder finder) {

    /** Makes an identifier of the interface from what was typed. */
    public interface Finder {
        String find(ApiClient client, String typed);
    }

    /** One whose identifier is what the person types. */
    public static Key plain(String label, String description) {
        return new Key(label, description, (client, typed) -> typed);
    }
}
