package io.sluice.cli.live;

import io.sluice.cli.Surroundings;
import io.sluice.cli.api.Answer;
import io.sluice.cli.api.ApiClient;
import io.sluice.cli.api.CommandFailure;
import io.sluice.cli.api.ExitStatus;
import io.sluice.cli.api.Item;
import io.sluice.cli.api.Request;
import io.sluice.cli.api.Violation;
import io.sluice.cli.output.Format;
import io.sluice.cli.resource.Readings;
import io.sluice.cli.resource.Verb;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A command that orders a change of live services. It waits until the NAS has answered, telling each step on standard error, unless
 * told not to wait; then the operation's id is all there is to say.
 */
public abstract class OrderVerb extends Verb {
    private static final int ACCEPTED = 202;

    protected OrderVerb(Surroundings surroundings, String name, String description) {
        super(surroundings, name, description);
    }

    /** The options that every order has. */
    protected void takesWaiting() {
        takesFormat();
        onOff("Does not wait for the NAS; prints the operation to look for.", "--no-wait");
        spec.addOption(OptionSpec.builder("--patience")
                .paramLabel("<duration>")
                .type(String.class)
                .defaultValue("60s")
                .description(
                        "How long to wait for the NAS, like 90s (default ${DEFAULT-VALUE}); the change itself goes on.")
                .build());
        onOff("Checks everything and changes nothing.", "--dry-run");
        option("--idempotency-key", "<key>", "Makes a repetition with the same key and content harmless.", List.of());
    }

    /** Asks before something is taken away. */
    protected void takesConsent() {
        onOff("Does not ask.", "-y", "--yes");
    }

    protected void askConsent(String question) {
        if (isGiven("--yes") || isGiven("--dry-run")) {
            return;
        }
        String typed = surroundings
                .terminal()
                .line(question + " [y/N] ")
                .orElseThrow(() -> usage("nobody is there to confirm it; give --yes"));
        if (!List.of("y", "yes").contains(typed.strip().toLowerCase(Locale.ROOT))) {
            throw new CommandFailure(ExitStatus.FAILED, "nothing was changed");
        }
    }

    /** Sends an order and sees it through. */
    protected void order(ApiClient client, Request request) {
        boolean dry = isGiven("--dry-run");
        Watcher watcher = watcher(client);
        Answer answer = sent(client, asOrdered(request));
        Item item = answer.item();
        warn(item);
        if (dry) {
            print(item, "would " + change(item));
            remarks().println("sluice: dry run; nothing was changed");
        } else if (answer.status() != ACCEPTED) {
            print(item, "nothing to do: it is so already");
        } else if (isGiven("--no-wait")) {
            print(item, "requested: operation " + item.text("id").orElse("?"));
        } else {
            Item done = watcher.follow(item);
            print(done, "done: " + change(done));
        }
        out().flush();
    }

    /** With what the options say of how it is to be taken. */
    protected Request asOrdered(Request request) {
        return request.header("Prefer", "respond-async")
                .header("Idempotency-Key", given("--idempotency-key"))
                .parameter("dryRun", isGiven("--dry-run") ? true : null);
    }

    /** Follows operations as long as the options say. */
    Watcher watcher(ApiClient client) {
        return new Watcher(client, surroundings.terminal(), remarks(), patience());
    }

    /** Sends it; a refusal names options in place of members. */
    protected Answer sent(ApiClient client, Request request) {
        try {
            return client.send(request);
        } catch (CommandFailure refused) {
            throw refused.placed(this::placed);
        }
    }

    /** Says the option or parameter in place of the pointer. */
    protected Violation placed(Violation violation) {
        return violation;
    }

    static String change(Item operation) {
        return operation.text("change").orElse("change nothing");
    }

    private void warn(Item item) {
        for (Item warning : item.items("warnings")) {
            Violation said = new Violation(
                    warning.text("pointer").orElse(""), warning.text("detail").orElse(""));
            remarks().println("sluice: warning: " + placed(said).line());
        }
    }

    private void print(Item item, String line) {
        if (format() == Format.TABLE) {
            out().println(line);
        } else {
            report().one(Operations.OPERATION.view(), item, format());
        }
    }

    private Duration patience() {
        String typed = spec.findOption("--patience").getValue();
        try {
            @Nullable Object iso = Readings.DURATION.read(List.of(typed));
            if (iso != null) {
                return Duration.parse(iso.toString());
            }
        } catch (IllegalArgumentException | DateTimeException wrong) {
            // refused below, as an empty one is
        }
        throw usage("--patience: '" + typed + "' is not a duration; write 90s or 2m");
    }
}
