package io.sluice.cli.session;

import io.sluice.cli.ServerOptions;
import io.sluice.cli.Surroundings;
import io.sluice.cli.api.Query;
import io.sluice.cli.output.Report;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice session list}. */
@Command(name = "list", description = "Lists subscriber sessions, the latest first.")
public final class ListSessions implements Runnable {
    private final Surroundings surroundings;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Mixin
    private final ServerOptions server;

    @Mixin
    private final ListOptions options = new ListOptions();

    @Option(names = "--login", paramLabel = "<login>", description = "Only this login name.")
    private @Nullable String login;

    @Option(names = "--nas", paramLabel = "<name>", description = "Only at this NAS.")
    private @Nullable String nas;

    @Option(names = "--ip", paramLabel = "<address>", description = "Only with this framed address.")
    private @Nullable String ip;

    @Option(
            names = "--state",
            paramLabel = "<state>",
            description = "Only in this state: expected, active, stale, closed.")
    private @Nullable String state;

    public ListSessions(Surroundings surroundings) {
        this.surroundings = surroundings;
        server = new ServerOptions(surroundings);
    }

    @Override
    public void run() {
        Query query = new Query()
                .with("login", login)
                .with("nas", nas)
                .with("ip", ip)
                .with("state", ListOptions.upper(state));
        CommandLine line = command.commandLine();
        new Report(line.getOut(), line.getErr(), surroundings.zone())
                .list(
                        Views.SESSIONS,
                        server.connect().list("subscriber-sessions", query, options.limit()),
                        options.format());
    }
}
