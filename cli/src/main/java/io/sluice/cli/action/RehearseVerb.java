package io.sluice.cli.action;

import com.fasterxml.jackson.core.JacksonException;
import io.sluice.cli.Surroundings;
import io.sluice.cli.api.Item;
import io.sluice.cli.api.JsonText;
import io.sluice.cli.api.Listing;
import io.sluice.cli.api.Request;
import io.sluice.cli.output.Column;
import io.sluice.cli.output.Column.Kind;
import io.sluice.cli.output.Format;
import io.sluice.cli.output.View;
import io.sluice.cli.resource.Readings;
import io.sluice.cli.resource.Verb;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code schedule rehearse}: what schedules would do to some subscribers in a time to come. */
public final class RehearseVerb extends Verb {
    private static final View EVENTS = new View(
            "nothing happens",
            List.of(
                    Column.of("LOCAL", "local", Kind.TEXT),
                    Column.of("WHAT", "what", Kind.TEXT),
                    Column.of("SERVICE", "service", Kind.TEXT),
                    Column.of("OUTCOME", "outcome", Kind.TEXT),
                    Column.of("COUNT", "count", Kind.COUNT),
                    Column.of("SCHEDULE", "schedule", Kind.TEXT),
                    Column.of("DETAIL", "detail", Kind.TEXT),
                    Column.wide("WORK-FROM", "workFrom", Kind.INSTANT),
                    Column.wide("ZONE", "zone", Kind.TEXT),
                    Column.wide("SUBSCRIBERS", "subscribers", Kind.TEXT)));

    private final Surroundings surroundings;

    public RehearseVerb(Surroundings surroundings, String description) {
        super(surroundings, "rehearse", description);
        this.surroundings = surroundings;
        option("--from", "<time>", "From this time on, like 2026-12-01T00:00:00Z.", List.of());
        option("--to", "<time>", "Before this time; at most 400 days later.", List.of());
        option("--below", "<path>", "All lines below a retailer or a node of it, like isp1/acme.", List.of());
        option("--subscriber", "<id>", "This node and all lines below it.", List.of());
        option("--schedule", "<id>", "All lines below this schedule's owner.", List.of());
        option("-f", "<file>", "A schedule as JSON, rehearsed as if it were stored; - for standard input.", List.of());
        takesFormat();
    }

    @Override
    public void run() {
        Map<String, Object> body = new LinkedHashMap<>();
        for (String name : List.of("from", "to", "below")) {
            String text = given("--" + name);
            if (text != null) {
                body.put(name, text);
            }
        }
        for (String name : List.of("subscriber", "schedule")) {
            String number = given("--" + name);
            if (number != null) {
                body.put(name, number(name, number));
            }
        }
        String file = given("-f");
        if (file != null) {
            body.put("draft", draft(file));
        }
        show(server.connect()
                .send(Request.post("schedules:rehearse", new Item(body)))
                .item());
    }

    private void show(Item rehearsal) {
        if (format() == Format.JSON || format() == Format.YAML) {
            report().one(EVENTS, rehearsal, format());
            return;
        }
        report().list(EVENTS, new Listing(rehearsal.items("events"), false), format());
        for (Item warning : rehearsal.items("warnings")) {
            remarks().println("sluice: " + warning.text("detail").orElse(""));
        }
        if (rehearsal.value("truncated").filter(Boolean.TRUE::equals).isPresent()) {
            remarks().println("sluice: there is more; choose a shorter time or fewer subscribers");
        }
        remarks().flush();
    }

    private static long number(String name, String text) {
        try {
            return Readings.number(text);
        } catch (IllegalArgumentException e) {
            throw usage("--" + name + ": " + e.getMessage());
        }
    }

    private Map<String, Object> draft(String file) {
        try {
            byte[] octets = file.equals("-") ? surroundings.input().readAllBytes() : Files.readAllBytes(Path.of(file));
            return JsonText.object(new String(octets, StandardCharsets.UTF_8));
        } catch (JacksonException malformed) {
            throw usage("-f " + file + " is not one JSON object: " + malformed.getOriginalMessage());
        } catch (IOException unreadable) {
            throw usage("cannot read -f " + file);
        }
    }
}
