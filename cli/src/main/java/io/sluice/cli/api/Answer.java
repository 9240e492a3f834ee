package io.sluice.cli.api;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the server answered.
 *
 * @param headers by name in lower case
 * @param body empty if there was none
 */
public record Answer(int status, Map<String, List<String>> headers, String body) {

    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** Which version of the resource this is, for If-Match. */
    public Optional<String> etag() {
        return header("etag");
    }

    boolean succeeded() {
        return status >= 200 && status < 300;
    }

    /** The body as one object; an empty one as no members. */
    public Item item() {
        return new Item(body.isBlank() ? Map.of() : object());
    }

    Map<String, Object> object() {
        try {
            return JsonText.object(body);
        } catch (IOException notJson) {
            throw unreadable();
        }
    }

    static CommandFailure unreadable() {
        return new CommandFailure(
                ExitStatus.FAILED, "this is not how a Sluice server answers; check --url (SLUICE_URL)");
    }
}
