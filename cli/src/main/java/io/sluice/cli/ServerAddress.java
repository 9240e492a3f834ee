package io.sluice.cli;

import io.sluice.cli.api.CommandFailure;
import io.sluice.cli.api.ExitStatus;
import java.net.URI;
import java.util.regex.Pattern;

/** Where a server is, and whether credentials may go there. */
final class ServerAddress {
    static final String DEFAULT = "http://127.0.0.1:8080";
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)\\]");

    private ServerAddress() {}

    /**
     * @param insecure whether a password or token may cross a network where everybody on the way can read it
     */
    static URI parse(String text, boolean insecure) {
        URI server = parse(text);
        if (!insecure
                && "http".equals(server.getScheme())
                && !LOOPBACK.matcher(server.getHost()).matches()) {
            throw new CommandFailure(
                    ExitStatus.USAGE,
                    "credentials would cross the network to " + server.getHost()
                            + " unencrypted; use https, or --insecure where nobody can listen");
        }
        return server;
    }

    private static URI parse(String text) {
        try {
            URI server = URI.create(text);
            if (server.getHost() != null && ("http".equals(server.getScheme()) || "https".equals(server.getScheme()))) {
                return server;
            }
        } catch (IllegalArgumentException malformed) {
            // said below, in one place for every way of being wrong
        }
        throw new CommandFailure(ExitStatus.USAGE, "not a server address: " + text + " (try " + DEFAULT + ")");
    }
}
