package io.sluice.cli;

import io.sluice.cli.api.ApiClient;
import io.sluice.cli.api.CommandFailure;
import io.sluice.cli.api.Credentials;
import io.sluice.cli.api.ExitStatus;
import io.sluice.cli.context.Context;
import io.sluice.cli.context.Contexts;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Which server, and as whom. Each is taken from an option, else the environment, else the context, else a default; the context
 * counts only where the server is not named otherwise, so that no credential goes to a server that it is not for. A secret
 * comes from a file, the environment or a prompt, never from the command line, where every process could read it.
 */
public final class ServerOptions {
    private static final String DEMO = "operator";

    private final Surroundings surroundings;

    @Option(
            names = "--context",
            paramLabel = "<name>",
            description = "The server kept under this name (SLUICE_CONTEXT).")
    private @Nullable String context;

    @Option(
            names = "--url",
            paramLabel = "<url>",
            description = "The server (SLUICE_URL; default " + ServerAddress.DEFAULT + ").")
    private @Nullable String url;

    @Option(names = "--user", paramLabel = "<name>", description = "Log in as (SLUICE_USER; default admin).")
    private @Nullable String user;

    @Option(
            names = "--user-password-file",
            paramLabel = "<file>",
            description =
                    "File whose first line is that user's password (SLUICE_PASSWORD_FILE; or SLUICE_PASSWORD holds it; else asked for).")
    private @Nullable String passwordFile;

    @Option(
            names = "--token-file",
            paramLabel = "<file>",
            description = "File whose first line is an API token (SLUICE_TOKEN_FILE; or SLUICE_TOKEN holds it).")
    private @Nullable String tokenFile;

    @Option(
            names = "--insecure",
            description = "Lets credentials go unencrypted to another host than this one (SLUICE_INSECURE=true).")
    private boolean insecure;

    public ServerOptions(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    public ApiClient connect() {
        Context chosen = chosen();
        return new ApiClient(server(chosen), credentials(chosen));
    }

    /**
     * @param patience how long the server may take for an answer
     */
    public ApiClient connect(Duration patience) {
        Context chosen = chosen();
        return new ApiClient(server(chosen), credentials(chosen), patience);
    }

    /** What the options say, and the rest as it was: a context to be kept. Files are kept with their whole path. */
    public Context over(Context before) {
        Optional<String> newUrl = Optional.ofNullable(url)
                .map(text -> ServerAddress.parse(text, insecure).toString());
        boolean named = user != null || passwordFile != null;
        return new Context(
                newUrl.or(before::url),
                Optional.ofNullable(user).or(() -> tokenFile == null ? before.user() : Optional.empty()),
                absolute(passwordFile).or(() -> tokenFile == null ? before.passwordFile() : Optional.empty()),
                absolute(tokenFile).or(() -> named ? Optional.empty() : before.tokenFile()),
                insecure || before.insecure());
    }

    private static Optional<String> absolute(@Nullable String file) {
        return Optional.ofNullable(file)
                .map(path -> Path.of(path).toAbsolutePath().toString());
    }

    private Context chosen() {
        if (context != null) {
            return Contexts.in(surroundings.configuration()).named(context);
        }
        Optional<String> named = surroundings.variable("SLUICE_CONTEXT");
        if (url != null || surroundings.variable("SLUICE_URL").isPresent()) {
            if (url == null && named.isPresent()) {
                throw new CommandFailure(
                        ExitStatus.USAGE, "SLUICE_URL and SLUICE_CONTEXT both name a server; unset one of them");
            }
            return Context.NONE;
        }
        Contexts kept = Contexts.in(surroundings.configuration());
        return named.or(kept::current).map(kept::named).orElse(Context.NONE);
    }

    private URI server(Context chosen) {
        String text = Optional.ofNullable(url)
                .or(() -> variable("SLUICE_URL"))
                .or(chosen::url)
                .or(() -> surroundings.variable("SLUICE_LOCAL_URL"))
                .orElse(ServerAddress.DEFAULT);
        boolean allowed = insecure
                || chosen.insecure()
                || surroundings
                        .variable("SLUICE_INSECURE")
                        .filter("true"::equals)
                        .isPresent();
        return ServerAddress.parse(text, allowed);
    }

    private Credentials credentials(Context chosen) {
        if (tokenFile != null) {
            return Credentials.bearer(secret(tokenFile, "token"));
        }
        if (user == null && passwordFile == null) {
            Optional<String> token = variable("SLUICE_TOKEN")
                    .or(() -> variable("SLUICE_TOKEN_FILE").map(file -> secret(file, "token")))
                    .or(() -> chosen.tokenFile().map(file -> secret(file, "token")));
            if (token.isPresent()) {
                return Credentials.bearer(token.get());
            }
        }
        String name = Optional.ofNullable(user)
                .or(() -> variable("SLUICE_USER"))
                .or(chosen::user)
                .orElse(isDemo() ? DEMO : "admin");
        return Credentials.basic(name, password(name, chosen));
    }

    private String password(String name, Context chosen) {
        return Optional.ofNullable(passwordFile)
                .map(file -> secret(file, "password"))
                .or(() -> variable("SLUICE_PASSWORD"))
                .or(() -> variable("SLUICE_PASSWORD_FILE").map(file -> secret(file, "password")))
                .or(() -> chosen.passwordFile()
                        .filter(file -> chosen.user().filter(name::equals).isPresent())
                        .map(file -> secret(file, "password")))
                .or(() -> isDemo() && name.equals(DEMO) ? Optional.of(DEMO) : Optional.empty())
                .or(() -> surroundings.terminal().secret("Password for " + name + ": "))
                .orElseThrow(() -> new CommandFailure(
                        ExitStatus.USAGE,
                        "no password for " + name + "; set SLUICE_PASSWORD or give --user-password-file"));
    }

    /** A variable of the environment; none where a context was asked for by name, which is then alone to say who and where. */
    private Optional<String> variable(String name) {
        return context == null ? surroundings.variable(name) : Optional.empty();
    }

    /** Beside a demo the launcher says so; its operator's password is no secret. */
    private boolean isDemo() {
        return url == null
                && context == null
                && surroundings.variable("SLUICE_URL").isEmpty()
                && surroundings.variable("SLUICE_LOCAL_DEMO").isPresent();
    }

    private String secret(String file, String what) {
        return SecretFiles.firstLine(file, what, surroundings);
    }
}
