package io.sluice.cli.live;

import io.sluice.cli.Terminal;
import io.sluice.cli.api.ApiClient;
import io.sluice.cli.api.CommandFailure;
import io.sluice.cli.api.ExitStatus;
import io.sluice.cli.api.Item;
import io.sluice.cli.api.Query;
import io.sluice.cli.api.Request;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Set;

/** Follows one operation, telling each step once: requested, sent, acked, confirmed, or why not. */
final class Watcher {
    private static final Duration FIRST = Duration.ofMillis(150);
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final Set<String> OVER = Set.of("DONE", "FAILED", "EXPIRED", "CANCELLED");

    private final ApiClient client;
    private final Terminal terminal;
    private final PrintWriter remarks;
    private final Duration patience;
    private String told = "";

    Watcher(ApiClient client, Terminal terminal, PrintWriter remarks, Duration patience) {
        this.client = client;
        this.terminal = terminal;
        this.remarks = remarks;
        this.patience = patience;
    }

    /**
     * Looks again and again until the operation is over.
     *
     * @return the operation as it ended well
     * @throws CommandFailure if it ended otherwise, or did not end in time
     */
    Item follow(Item operation) {
        Item now = operation;
        Duration pause = FIRST;
        Duration waited = Duration.ZERO;
        tell(now);
        while (!isOver(now)) {
            if (waited.compareTo(patience) >= 0 || !terminal.pause(pause)) {
                throw new CommandFailure(
                        ExitStatus.TIMED_OUT,
                        "not over after " + waited.toSeconds() + " s; it goes on: sluice operation show " + id(now));
            }
            waited = waited.plus(pause);
            pause = shorter(pause.multipliedBy(3).dividedBy(2));
            now = client.send(Request.get("operations/" + Query.encode(id(operation))))
                    .item();
            tell(now);
        }
        return ended(now);
    }

    private static Duration shorter(Duration pause) {
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }

    static boolean isOver(Item operation) {
        return OVER.contains(operation.text("state").orElse(""));
    }

    private void tell(Item operation) {
        String line = line(operation);
        if (!line.equals(told)) {
            remarks.println("sluice: " + line);
            remarks.flush();
            told = line;
        }
    }

    private static String line(Item operation) {
        String nas = operation.text("nas").orElse("the NAS");
        long attempts = operation.number("attempts").orElse(0L);
        return switch (operation.text("step").orElse("REQUESTED")) {
            case "SENT" ->
                attempts > 1 ? "sent to " + nas + ' ' + attempts + " times, no answer yet" : "sent to " + nas;
            case "ACKED" -> "acked by " + nas;
            case "CONFIRMED" -> "confirmed by the accounting of " + nas;
            case "FAILED" -> "failed";
            default -> "requested";
        };
    }

    /** The operation if it is done; what hindered it otherwise. */
    static Item ended(Item operation) {
        String why = operation.text("reason").orElse("it says no reason");
        return switch (operation.text("state").orElse("")) {
            case "DONE" -> operation;
            case "EXPIRED" -> throw new CommandFailure(ExitStatus.TIMED_OUT, why);
            case "CANCELLED" -> throw new CommandFailure(ExitStatus.CONFLICT, why);
            default -> throw new CommandFailure(failure(operation), why);
        };
    }

    private static ExitStatus failure(Item operation) {
        return switch (operation.text("failure").orElse("")) {
            case "REFUSED_BY_NAS" -> ExitStatus.NAS_REFUSED;
            case "NAS_SILENT" -> ExitStatus.TIMED_OUT;
            case "SESSION_OVER", "CANCELLED" -> ExitStatus.CONFLICT;
            default -> ExitStatus.FAILED;
        };
    }

    private static String id(Item operation) {
        return operation.text("id").orElse("?");
    }
}
