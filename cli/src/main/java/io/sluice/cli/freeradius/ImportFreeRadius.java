package io.sluice.cli.freeradius;

import io.sluice.cli.SecretFiles;
import io.sluice.cli.Surroundings;
import io.sluice.cli.api.ApiClient;
import io.sluice.cli.api.CommandFailure;
import io.sluice.cli.api.ExitStatus;
import io.sluice.cli.api.Query;
import io.sluice.cli.api.Request;
import io.sluice.cli.resource.Verb;
import io.sluice.radius.dictionary.RadiusDictionary;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * {@code import freeradius}: reads FreeRADIUS's tables from its database or a dump of it, says what cannot be translated, and
 * sends the rest. What is there already is left alone.
 */
public final class ImportFreeRadius extends Verb {

    /** A chunk of five thousand, on a busy server. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    public ImportFreeRadius(Surroundings surroundings, String description) {
        super(surroundings, "freeradius", description);
        option("--url", "<jdbc url>", "The database, as jdbc:postgresql://host/radius or jdbc:mariadb://….", List.of());
        option("--db-user", "<name>", "Its user (SLUICE_IMPORT_DB_USER; default radius).", List.of());
        option(
                "--db-password-file",
                "<file>",
                "File whose first line is that user's password (SLUICE_IMPORT_DB_PASSWORD holds it; else asked for).",
                List.of());
        option("--sql-dump", "<file>", "A dump by pg_dump or mysqldump instead.", List.of());
        spec.addOption(OptionSpec.builder("--retailer")
                .paramLabel("[<realm>=]<name>")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .required(true)
                .description("Whose the users are: of a realm, or all others. May be given several times.")
                .build());
        onOff("Says what would be done and what cannot; asks the server nothing and changes nothing.", "--dry-run");
        onOff("Has the server check everything; changes nothing.", "--check");
    }

    /** Here --url is the database; the server is named by SLUICE_URL or --context. */
    @Override
    protected CommandSpec serverOptions() {
        CommandSpec options = super.serverOptions();
        options.remove(options.findOption("--url"));
        return options;
    }

    @Override
    public void run() {
        Retailers retailers = retailers();
        Translation translation = Translation.of(tables(), RadiusDictionary.builtIn(), retailers);
        translation.problems().forEach(this::tell);
        if (isGiven("--dry-run")) {
            summary(translation);
            remarks().println("sluice: dry run; nothing was sent");
            return;
        }
        ApiClient client = server.connect(PATIENCE);
        for (String retailer : retailers.names()) {
            if (client.find(Request.get("retailers/" + Query.encode(retailer))).isEmpty()) {
                throw new CommandFailure(ExitStatus.NOT_FOUND, "there is no retailer " + retailer)
                        .hinting("make it: sluice retailer set " + retailer + " --realms … --zone …");
            }
        }
        send(translation, new Upload(client, isGiven("--check"), this::tellRefusal));
    }

    private void send(Translation translation, Upload upload) {
        Upload.Count clients = upload.clients(translation.clients());
        Upload.Count services = upload.services(translation.services().definitions());
        Upload.Count subscribers = upload.subscribers(translation.subscribers());
        say("clients", clients);
        say("services", services);
        say("subscribers", subscribers);
        out().println("not translated   " + translation.problems().size());
        out().flush();
        if (isGiven("--check")) {
            remarks().println("sluice: only checked; nothing was changed");
        }
        int refused = clients.refused() + services.refused() + subscribers.refused();
        if (refused > 0) {
            throw new CommandFailure(ExitStatus.FAILED, refused + " were refused; the others count");
        }
    }

    private void say(String what, Upload.Count count) {
        out().printf(
                        "%-16s %d new, %d there already, %d refused%n",
                        what, count.made(), count.there(), count.refused());
    }

    private void summary(Translation translation) {
        out().printf("%-16s %d%n", "clients", translation.clients().size());
        out().printf(
                        "%-16s %d%n",
                        "services", translation.services().definitions().size());
        out().printf(
                        "%-16s %d (%d of them suspended)%n",
                        "subscribers", translation.subscribers().size(), translation.suspended());
        out().printf("%-16s %d%n", "not translated", translation.problems().size());
        out().flush();
    }

    private void tell(Problem problem) {
        String row = problem.row().isEmpty() ? "" : " " + problem.row();
        out().println(problem.table() + row + ", " + problem.subject() + ": " + problem.reason());
    }

    private void tellRefusal(String what, String why) {
        remarks().println("sluice: " + what + ": " + why);
    }

    private Retailers retailers() {
        try {
            List<String> named = given("--retailer");
            return new Retailers(named == null ? List.of() : named);
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private Tables tables() {
        @Nullable String url = given("--url");
        @Nullable String dump = given("--sql-dump");
        if ((url == null) == (dump == null)) {
            throw usage("give either --url or --sql-dump");
        }
        try {
            return (dump == null ? database(url) : new DumpSource(Path.of(dump))).read();
        } catch (IOException unreadable) {
            throw usage("cannot read " + dump);
        } catch (SQLException e) {
            throw new CommandFailure(ExitStatus.FAILED, "the database says: " + e.getMessage());
        }
    }

    private TableSource database(String url) {
        String user = given("--db-user");
        String name =
                user == null ? surroundings.variable("SLUICE_IMPORT_DB_USER").orElse("radius") : user;
        String file = given("--db-password-file");
        String password = file != null
                ? SecretFiles.firstLine(file, "password", surroundings)
                : surroundings
                        .variable("SLUICE_IMPORT_DB_PASSWORD")
                        .or(() -> surroundings.terminal().secret("Password of " + name + " at " + url + ": "))
                        .orElse("");
        return new JdbcSource(url, name, password);
    }
}
