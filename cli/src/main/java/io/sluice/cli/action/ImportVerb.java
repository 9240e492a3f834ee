package io.sluice.cli.action;

import io.sluice.cli.Surroundings;
import io.sluice.cli.api.Answer;
import io.sluice.cli.api.ApiClient;
import io.sluice.cli.api.CommandFailure;
import io.sluice.cli.api.Content;
import io.sluice.cli.api.ExitStatus;
import io.sluice.cli.api.Item;
import io.sluice.cli.api.JsonText;
import io.sluice.cli.api.Request;
import io.sluice.cli.output.Column;
import io.sluice.cli.output.Column.Kind;
import io.sluice.cli.output.View;
import io.sluice.cli.resource.Key;
import io.sluice.cli.resource.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * {@code subscriber import}: sends a file of subscribers, lines of JSON or CSV, and prints which lines were refused. What was not
 * refused is stored.
 */
public final class ImportVerb extends Verb {
    /** The server stores a thousand lines at a time and answers when it has seen the last. */
    private static final Duration PATIENCE = Duration.ofHours(2);

    private static final String NDJSON = "application/x-ndjson";
    private static final View RESULT = new View(
            "",
            List.of(
                    Column.of("LINES", "lines", Kind.COUNT),
                    Column.of("CREATED", "created", Kind.COUNT),
                    Column.of("REPLACED", "replaced", Kind.COUNT),
                    Column.of("REFUSED", "refused", Kind.COUNT)));

    public ImportVerb(Surroundings surroundings, String description) {
        super(surroundings, "import", description);
        takes(Key.plain("<file>", "Lines of JSON, or CSV if it ends in .csv; - for standard input."));
        option("--format", "<format>", "ndjson or csv, whatever the name.", List.of("NDJSON", "CSV"));
        option("--mode", "<mode>", "create refuses who is there; replace does not.", List.of("CREATE", "REPLACE"));
        takesFormat();
        onOff("Checks everything and changes nothing.", "--dry-run");
    }

    @Override
    public void run() {
        ApiClient client = server.connect(PATIENCE);
        String mode = given("--mode");
        List<Item> lines = lines(client.send(Request.post("subscribers:import", content(positional(0)))
                .parameter("mode", mode == null ? null : mode.toLowerCase(Locale.ROOT))
                .parameter("dryRun", isGiven("--dry-run") ? true : null)
                .header("Accept", NDJSON + ", application/problem+json")));
        Item result = lines.get(lines.size() - 1);
        report().one(RESULT, result, format());
        for (Item refused : lines.subList(0, lines.size() - 1)) {
            for (Item error : refused.items("errors")) {
                remarks()
                        .println("sluice: line " + refused.text("line").orElse("?") + ": "
                                + error.text("pointer")
                                        .map(pointer -> pointer + ": ")
                                        .orElse("")
                                + error.text("detail").orElse("refused"));
            }
        }
        if (isGiven("--dry-run")) {
            remarks().println("sluice: dry run; nothing was changed");
        }
        if (result.number("refused").orElse(0L) > 0) {
            throw new CommandFailure(
                    ExitStatus.FAILED,
                    result.number("refused").orElse(0L) + " of "
                            + result.text("lines").orElse("?") + " lines were refused; the others count");
        }
    }

    private Content content(String file) {
        String format = given("--format");
        boolean csv = format == null ? file.endsWith(".csv") : format.equalsIgnoreCase("csv");
        String type = csv ? "text/csv" : NDJSON;
        if (file.equals("-")) {
            return new Content(type, -1, surroundings::input);
        }
        try {
            Path path = Path.of(file);
            return new Content(type, Files.size(path), () -> Files.newInputStream(path));
        } catch (IOException unreadable) {
            throw usage("cannot read " + file);
        }
    }

    /** The refused lines, then the result; at least that one. */
    private static List<Item> lines(Answer answer) {
        List<Item> lines = new ArrayList<>();
        try {
            for (String line : Arrays.asList(answer.body().strip().split("\n"))) {
                lines.add(new Item(JsonText.object(line)));
            }
        } catch (IOException notJson) {
            throw new CommandFailure(ExitStatus.FAILED, "the server's report cannot be read");
        }
        return lines;
    }
}
