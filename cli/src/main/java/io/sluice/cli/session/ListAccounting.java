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

/** {@code sluice accounting list}. */
@Command(name = "list", description = "Lists accounting records.")
public final class ListAccounting implements Runnable {
    private final Surroundings surroundings;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Mixin
    private final ServerOptions server;

    @Mixin
    private final ListOptions options = new ListOptions();

    @Option(names = "--session", paramLabel = "<acct-session-id>", description = "Only of this Acct-Session-Id.")
    private @Nullable String session;

    @Option(names = "--login", paramLabel = "<login>", description = "Only this login name.")
    private @Nullable String login;

    @Option(names = "--nas", paramLabel = "<name>", description = "Only at this NAS.")
    private @Nullable String nas;

    @Option(
            names = "--from",
            paramLabel = "<time>",
            description = "Only events at or after this time (RFC 3339, like 2026-11-22T08:00:00Z).")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "<time>", description = "Only events before this time.")
    private @Nullable String to;

    public ListAccounting(Surroundings surroundings) {
        this.surroundings = surroundings;
        server = new ServerOptions(surroundings);
    }

    @Override
    public void run() {
        Query query = new Query()
                .with("acctSessionId", session)
                .with("login", login)
                .with("nas", nas)
                .with("from", from)
                .with("to", to);
        CommandLine line = command.commandLine();
        new Report(line.getOut(), line.getErr(), surroundings.zone())
                .list(
                        Views.ACCOUNTING,
                        server.connect().list("accounting-records", query, options.limit()),
                        options.format());
    }
}
