package io.sluice.cli.nas;

import io.sluice.cli.SecretFiles;
import io.sluice.cli.Surroundings;
import io.sluice.cli.api.CommandFailure;
import io.sluice.cli.api.ExitStatus;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The RADIUS server that a NAS of ours speaks to. The shared secret comes from a file or the environment, never from the command line;
 * without either it is that of the demo data.
 */
public final class RadiusServerOptions {

    private static final String DEMO_SECRET = "testing123";

    private final Surroundings surroundings;

    @Option(
            names = "--server",
            paramLabel = "<host>",
            defaultValue = "127.0.0.1",
            description = "The RADIUS server (default ${DEFAULT-VALUE}).")
    private String server = "127.0.0.1";

    @Option(
            names = "--auth-port",
            paramLabel = "<port>",
            description = "Its port for Access-Requests (SLUICE_RADIUS_AUTH_PORT; default 1812).")
    private @Nullable Integer authPort;

    @Option(
            names = "--acct-port",
            paramLabel = "<port>",
            description = "Its port for Accounting-Requests (SLUICE_RADIUS_ACCT_PORT; default 1813).")
    private @Nullable Integer acctPort;

    @Option(
            names = "--secret-file",
            paramLabel = "<file>",
            description =
                    "File whose first line is the shared secret, - for standard input (or SLUICE_RADIUS_SECRET holds it; default: the demo's).")
    private @Nullable String secretFile;

    public RadiusServerOptions(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    public InetSocketAddress auth() {
        return address("--auth-port", authPort, "SLUICE_RADIUS_AUTH_PORT", 1812);
    }

    public InetSocketAddress acct() {
        return address("--acct-port", acctPort, "SLUICE_RADIUS_ACCT_PORT", 1813);
    }

    public byte[] secret() {
        String secret = secretFile != null
                ? SecretFiles.firstLine(secretFile, "--secret-file: secret", surroundings)
                : surroundings.variable("SLUICE_RADIUS_SECRET").orElse(DEMO_SECRET);
        if (secret.isEmpty()) {
            throw new CommandFailure(ExitStatus.USAGE, "the shared secret is empty");
        }
        return secret.getBytes(StandardCharsets.UTF_8);
    }

    private InetSocketAddress address(String option, @Nullable Integer given, String variable, int otherwise) {
        String text = Optional.ofNullable(given)
                .map(String::valueOf)
                .or(() -> surroundings.variable(variable))
                .orElse(String.valueOf(otherwise));
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65_535) {
            throw new CommandFailure(
                    ExitStatus.USAGE, (given == null ? variable : option) + ": '" + text + "' is no port (1-65535)");
        }
        try {
            return new InetSocketAddress(InetAddress.getByName(server), Integer.parseInt(text));
        } catch (UnknownHostException unknown) {
            throw new CommandFailure(ExitStatus.USAGE, "--server: no host is called '" + server + "'");
        }
    }
}
