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

/** {@code sluice service-session list}. */
@Command(name = "list", description = "Lists service sessions, the latest first.")
public final class ListServiceSessions implements Runnable {
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

    @Option(
            names = "--state",
            paramLabel = "<state>",
            description = "Only in this state: requested, activating, active, deactivating, stopped, failed, stale.")
    private @Nullable String state;

    public ListServiceSessions(Surroundings surroundings) {
        this.surroundings = surroundings;
        server = new ServerOptions(surroundings);
    }

    @Override
    public void run() {
        Query query = new Query().with("login", login).with("nas", nas).with("state", ListOptions.upper(state));
        CommandLine line = command.commandLine();
        new Report(line.getOut(), line.getErr(), surroundings.zone())
                .list(
                        Views.SERVICE_SESSIONS,
                        server.connect().list("service-sessions", query, options.limit()),
                        options.format());
    }
}
