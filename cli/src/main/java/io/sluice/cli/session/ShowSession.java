package io.sluice.cli.session;

import io.sluice.cli.ServerOptions;
import io.sluice.cli.Surroundings;
import io.sluice.cli.api.ApiClient;
import io.sluice.cli.api.Item;
import io.sluice.cli.api.Listing;
import io.sluice.cli.output.Format;
import io.sluice.cli.output.Report;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice session show}: one subscriber session with the services on it. */
@Command(name = "show", description = "Shows one subscriber session and its service sessions.")
public final class ShowSession implements Runnable {
    private final Surroundings surroundings;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Mixin
    private final ServerOptions server;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    private boolean help;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "<format>",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
    private Format format;

    @Parameters(paramLabel = "<id>", description = "The session's id, as listed.")
    private String id;

    public ShowSession(Surroundings surroundings) {
        this.surroundings = surroundings;
        server = new ServerOptions(surroundings);
    }

    @Override
    public void run() {
        ApiClient client = server.connect();
        Item session = client.one("subscriber-sessions", id);
        Listing services =
                client.all("subscriber-sessions/" + session.text("id").orElse(id) + "/service-sessions");

        CommandLine line = command.commandLine();
        Report report = new Report(line.getOut(), line.getErr(), surroundings.zone());
        if (format == Format.TABLE || format == Format.WIDE) {
            report.one(Views.SESSIONS, session, format);
            line.getOut().println();
            report.list(Views.SERVICE_SESSIONS, services, format);
        } else {
            report.one(Views.SESSIONS, format == Format.CSV ? session : together(session, services), format);
        }
    }

    private static Item together(Item session, Listing services) {
        Map<String, Object> members = new LinkedHashMap<>(session.members());
        members.put(
                "serviceSessions", services.items().stream().map(Item::members).toList());
        return new Item(members);
    }
}
