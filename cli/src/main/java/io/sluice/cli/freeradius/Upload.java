package io.sluice.cli.freeradius;

import io.sluice.cli.api.Answer;
import io.sluice.cli.api.ApiClient;
import io.sluice.cli.api.CommandFailure;
import io.sluice.cli.api.Content;
import io.sluice.cli.api.ExitStatus;
import io.sluice.cli.api.Item;
import io.sluice.cli.api.JsonText;
import io.sluice.cli.api.Query;
import io.sluice.cli.api.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Sends a translation to a server: NASes and clients, services, subscribers, in this order, because each names the former. What
 * is there already stays as it is, so that a second run changes nothing.
 */
final class Upload {

    private static final String NDJSON = "application/x-ndjson";
    private static final int CHUNK = 5_000;
    private static final String THERE_ALREADY = "another subscriber has this login";

    private final ApiClient server;
    private final boolean trial;
    private final BiConsumer<String, String> refused;

    /**
     * @param trial whether the server only checks
     * @param refused is told who was refused and why
     */
    Upload(ApiClient server, boolean trial, BiConsumer<String, String> refused) {
        this.server = server;
        this.trial = trial;
        this.refused = refused;
    }

    /** What became of the things of one kind. */
    record Count(int made, int there, int refused) {

        static final Count NONE = new Count(0, 0, 0);

        Count plus(Count other) {
            return new Count(made + other.made, there + other.there, refused + other.refused);
        }
    }

    Count clients(List<NasTranslation.Client> clients) {
        Count count = Count.NONE;
        for (NasTranslation.Client client : clients) {
            String name = Query.encode(client.name());
            Count nas = put("nas/" + name, client.nas());
            // In a trial the NAS is not there for the client to name; the server makes one of the client's own name.
            Map<String, Object> body = trial
                    ? client.client().entrySet().stream()
                            .filter(member -> !member.getKey().equals("nas"))
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))
                    : client.client();
            count = count.plus(nas.refused() > 0 ? new Count(0, 0, 1) : put("clients/" + name, body));
        }
        return count;
    }

    Count services(Map<String, Map<String, Object>> definitions) {
        Count count = Count.NONE;
        for (Map.Entry<String, Map<String, Object>> definition : definitions.entrySet()) {
            count = count.plus(put("services/" + Query.encode(definition.getKey()), definition.getValue()));
        }
        return count;
    }

    private Count put(String path, Map<String, Object> body) {
        if (server.find(Request.get(path)).isPresent()) {
            return new Count(0, 1, 0);
        }
        try {
            server.send(Request.put(path, new Item(body)).parameter("dryRun", trial ? true : null));
            return new Count(1, 0, 0);
        } catch (CommandFailure failure) {
            if (failure.status() != ExitStatus.USAGE && failure.status() != ExitStatus.CONFLICT) {
                throw failure;
            }
            refused.accept(path, failure.violations().get(0).line());
            return new Count(0, 0, 1);
        }
    }

    /** Sends all, some thousand at a time; each thousand counts by itself. */
    Count subscribers(List<Subscriber> subscribers) {
        Count count = Count.NONE;
        for (int from = 0; from < subscribers.size(); from += CHUNK) {
            count = count.plus(chunk(subscribers.subList(from, Math.min(from + CHUNK, subscribers.size()))));
        }
        return count;
    }

    private Count chunk(List<Subscriber> subscribers) {
        byte[] lines = subscribers.stream()
                .map(subscriber -> JsonText.compact(subscriber.line()) + '\n')
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
        Content content = new Content(NDJSON, lines.length, () -> new ByteArrayInputStream(lines));
        Answer answer = server.send(Request.post("subscribers:import", content)
                .parameter("dryRun", trial ? true : null)
                .header("Accept", NDJSON + ", application/problem+json"));
        int there = 0;
        int bad = 0;
        int made = 0;
        for (Item line : lines(answer)) {
            if (line.value("errors").isEmpty()) {
                made += line.number("created").orElse(0L).intValue();
            } else if (isThere(line)) {
                there++;
            } else {
                bad++;
                int number = line.number("line").orElse(1L).intValue();
                refused.accept(subscribers.get(number - 1).login(), why(line));
            }
        }
        return new Count(made, there, bad);
    }

    private static boolean isThere(Item line) {
        List<Item> errors = line.items("errors");
        return errors.size() == 1
                && errors.get(0).text("pointer").orElse("").equals("/login")
                && errors.get(0)
                        .text("detail")
                        .orElse("")
                        .toLowerCase(Locale.ROOT)
                        .startsWith(THERE_ALREADY);
    }

    private static String why(Item line) {
        return line.items("errors").stream()
                .map(error ->
                        error.text("pointer").map(pointer -> pointer + ": ").orElse("")
                                + error.text("detail").orElse("refused"))
                .collect(Collectors.joining("; "));
    }

    private static List<Item> lines(Answer answer) {
        return answer.body()
                .lines()
                .filter(line -> !line.isBlank())
                .map(Upload::item)
                .toList();
    }

    private static Item item(String line) {
        try {
            return new Item(JsonText.object(line));
        } catch (IOException notJson) {
            throw new CommandFailure(ExitStatus.FAILED, "the server's report cannot be read");
        }
    }
}
