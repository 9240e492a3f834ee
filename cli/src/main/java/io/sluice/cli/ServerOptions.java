package io.sluice.cli;

import io.sluice.cli.api.ApiClient;
import io.sluice.cli.api.CommandFailure;
import io.sluice.cli.api.Credentials;
import io.sluice.cli.api.ExitStatus;
import java.io.Console;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Which server, and as whom. A secret comes from a file, the environment or a prompt, never from the command line, where every
 * process could read it.
 */
public final class ServerOptions {
    private static final String DEFAULT_URL = "http://127.0.0.1:8080";

    private final Map<String, String> environment;

    @Option(
            names = "--url",
            paramLabel = "<url>",
            description = "The server (SLUICE_URL; default " + DEFAULT_URL + ").")
    private @Nullable String url;

    @Option(names = "--user", paramLabel = "<name>", description = "Log in as (SLUICE_USER; default admin).")
    private @Nullable String user;

    @Option(
            names = "--password-file",
            paramLabel = "<file>",
            description =
                    "File whose first line is the password (SLUICE_PASSWORD_FILE; or SLUICE_PASSWORD holds it; else asked for).")
    private @Nullable Path passwordFile;

    public ServerOptions(Surroundings surroundings) {
        environment = surroundings.environment();
    }

    public ApiClient connect() {
        return new ApiClient(server(), credentials());
    }

    private URI server() {
        String text = given(url, "SLUICE_URL").orElse(DEFAULT_URL);
        try {
            URI server = URI.create(text);
            if (server.getHost() != null && ("http".equals(server.getScheme()) || "https".equals(server.getScheme()))) {
                return server;
            }
        } catch (IllegalArgumentException malformed) {
            // said below, in one place for every way of being wrong
        }
        throw new CommandFailure(ExitStatus.USAGE, "not a server address: " + text + " (try " + DEFAULT_URL + ")");
    }

    private Credentials credentials() {
        String name = given(user, "SLUICE_USER").orElse("admin");
        return new Credentials(name, password(name));
    }

    private String password(String name) {
        if (passwordFile != null) {
            return firstLine(passwordFile);
        }
        String set = environment.get("SLUICE_PASSWORD");
        if (set != null) {
            return set;
        }
        return Optional.ofNullable(environment.get("SLUICE_PASSWORD_FILE"))
                .map(file -> firstLine(Path.of(file)))
                .orElseGet(() -> asked(name));
    }

    private static String asked(String name) {
        Console console = System.console();
        char[] typed = console == null ? null : console.readPassword("Password for %s: ", name);
        if (typed == null) {
            throw new CommandFailure(
                    ExitStatus.USAGE, "no password for " + name + "; set SLUICE_PASSWORD or give --password-file");
        }
        return new String(typed);
    }

    private static String firstLine(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst()
                    .orElseThrow(() -> new CommandFailure(ExitStatus.USAGE, "password file is empty: " + file));
        } catch (IOException unreadable) {
            throw new CommandFailure(ExitStatus.USAGE, "cannot read password file: " + file);
        }
    }

    private Optional<String> given(@Nullable String option, String variable) {
        return Optional.ofNullable(option).or(() -> Optional.ofNullable(environment.get(variable)));
    }
}
