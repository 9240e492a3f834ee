package io.sluice.cli.context;

import io.sluice.cli.api.Item;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One server and as whom to talk to it; what it does not say is taken from elsewhere.
 *
 * @param passwordFile path of a file whose first line is the user's password
 * @param tokenFile path of a file whose first line is a token; it is used in place of user and password
 * @param insecure whether credentials may cross a network without encryption
 */
public record Context(
        Optional<String> url,
        Optional<String> user,
        Optional<String> passwordFile,
        Optional<String> tokenFile,
        boolean insecure) {

    /** Says nothing. */
    public static final Context NONE =
            new Context(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

    static Context of(Item stored) {
        return new Context(
                stored.text("url"),
                stored.text("user"),
                stored.text("passwordFile"),
                stored.text("tokenFile"),
                stored.value("insecure").filter(Boolean.TRUE::equals).isPresent());
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        url.ifPresent(value -> members.put("url", value));
        user.ifPresent(value -> members.put("user", value));
        passwordFile.ifPresent(value -> members.put("passwordFile", value));
        tokenFile.ifPresent(value -> members.put("tokenFile", value));
        if (insecure) {
            members.put("insecure", true);
        }
        return members;
    }
}
