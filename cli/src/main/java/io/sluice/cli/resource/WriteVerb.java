package io.sluice.cli.resource;

import com.fasterxml.jackson.core.JacksonException;
import io.sluice.cli.Surroundings;
import io.sluice.cli.api.Answer;
import io.sluice.cli.api.ApiClient;
import io.sluice.cli.api.CommandFailure;
import io.sluice.cli.api.ExitStatus;
import io.sluice.cli.api.Item;
import io.sluice.cli.api.JsonText;
import io.sluice.cli.api.Query;
import io.sluice.cli.api.Request;
import io.sluice.cli.api.Violation;
import io.sluice.cli.output.Format;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code create}, {@code set} and {@code update}. A change reads what is there, puts what was given in its place and sends the
 * whole back under the condition that nobody was faster (If-Match); then it fails, and is not tried again.
 */
public final class WriteVerb extends Verb {
    private final Resource resource;
    private final VerbName verb;
    private final FieldOptions fields;

    public WriteVerb(Surroundings surroundings, Resource resource, VerbName verb, String description) {
        super(surroundings, verb.word(), description);
        this.resource = resource;
        this.verb = verb;
        takesPlace(resource, !isPost());
        fields = new FieldOptions(resource.fields(), spec, surroundings);
        option("-f", "<file>", "The whole as JSON, - for standard input; options change what it says.", List.of());
        takesFormat();
        onOff("Only the identifier of what was written.", "-q", "--quiet");
        onOff("Checks everything and changes nothing.", "--dry-run");
        if (isPost()) {
            option(
                    "--idempotency-key",
                    "<key>",
                    "Makes a repetition with the same key and content harmless.",
                    List.of());
        }
    }

    private boolean isPost() {
        return verb == VerbName.CREATE && resource.posted();
    }

    private boolean isPatch() {
        return verb == VerbName.UPDATE && resource.patched();
    }

    @Override
    public void run() {
        ApiClient client = server.connect();
        String path = isPost() ? collection(resource, client) : path(resource, client);
        Optional<Answer> current =
                verb == VerbName.CREATE || resource.ordered() ? Optional.empty() : current(client, path);
        Request request = request(path, body(current), current).parameter("dryRun", isGiven("--dry-run") ? true : null);
        try {
            print(client.send(request), current.isPresent() || resource.ordered());
        } catch (CommandFailure refused) {
            throw explained(refused);
        }
    }

    private Optional<Answer> current(ApiClient client, String path) {
        return verb == VerbName.SET ? client.find(Request.get(path)) : Optional.of(client.send(Request.get(path)));
    }

    private Item body(Optional<Answer> current) {
        Optional<Item> file = Optional.ofNullable(this.<String>given("-f")).map(this::file);
        Body body = begun(file, current);
        if (!fields.applyTo(body) && file.isEmpty() && current.isPresent()) {
            throw usage("nothing to change: give an option that changes something, or -f");
        }
        return body.item();
    }

    private Body begun(Optional<Item> file, Optional<Answer> current) {
        Item nothing = new Item(Map.of());
        if (isPatch()) {
            return Body.patch(file.orElse(nothing), resource.readOnly());
        }
        return Body.whole(file.or(() -> current.map(Answer::item)).orElse(nothing), resource.readOnly());
    }

    private Request request(String path, Item body, Optional<Answer> current) {
        if (isPost()) {
            return Request.post(path, body).header("Idempotency-Key", given("--idempotency-key"));
        }
        if (resource.ordered()) {
            return Request.put(path, body);
        }
        Request request = isPatch() ? Request.patch(path, body) : Request.put(path, body);
        return current.isEmpty()
                ? request.header("If-None-Match", "*")
                : request.header("If-Match", current.flatMap(Answer::etag).orElse(null));
    }

    private Item file(String name) {
        try {
            byte[] octets = name.equals("-") ? surroundings.input().readAllBytes() : Files.readAllBytes(Path.of(name));
            return new Item(JsonText.object(new String(octets, StandardCharsets.UTF_8)));
        } catch (JacksonException malformed) {
            throw usage("-f " + name + " is not one JSON object: " + malformed.getOriginalMessage());
        } catch (IOException unreadable) {
            throw usage("cannot read -f " + name);
        }
    }

    private CommandFailure explained(CommandFailure refused) {
        CommandFailure placed = refused.placed(fields::placed);
        if (refused.status() != ExitStatus.CONFLICT) {
            return placed;
        }
        String noun = spec.parent() == null ? "sluice" : spec.parent().qualifiedName();
        return placed.hinting(
                verb == VerbName.CREATE
                        ? "if it is there already, change it with: " + noun + " update"
                        : "somebody else may have changed it meanwhile; look at it again (" + noun
                                + " show) and repeat the command");
    }

    private void print(Answer answer, boolean changed) {
        Item item = answer.item();
        String id = item.text(resource.idMember()).orElseGet(() -> isPost() ? located(answer) : name(resource));
        Optional<String> secret = resource.shownOnce().flatMap(item::text);
        if (isGiven("-q")) {
            out().println(secret.orElse(id));
        } else if (format() != Format.TABLE) {
            new ShowVerb.Showing(resource, report(), out()).show(item, format());
        } else {
            out().println(((changed ? "changed " : "created ") + resource.title() + ' ' + id).stripTrailing());
            secret.ifPresent(value -> out().println(resource.title() + ", shown only now: " + value));
        }
        for (Item warning : item.items("warnings")) {
            String pointer = warning.text("pointer").orElse("");
            remarks()
                    .println("sluice: warning: "
                            + fields.placed(new Violation(
                                            pointer, warning.text("detail").orElse("")))
                                    .line());
        }
        if (isGiven("--dry-run")) {
            remarks().println("sluice: dry run; nothing was changed");
        }
    }

    /** The last segment of Location. */
    private static String located(Answer answer) {
        String location = answer.header("location").orElse("");
        return Query.decode(location.substring(location.lastIndexOf('/') + 1));
    }
}
