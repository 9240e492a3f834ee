package io.sluice.cli.live;

import io.sluice.cli.api.ApiClient;
import io.sluice.cli.api.CommandFailure;
import io.sluice.cli.api.ExitStatus;
import io.sluice.cli.api.Item;
import io.sluice.cli.api.Query;
import io.sluice.cli.api.Request;
import io.sluice.cli.resource.Key;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds the subscriber session that a person means by its id or by who is logged in. */
final class SessionFinder {
    static final Key KEY = new Key(
            "<session>",
            "The session's id as listed, or the login of somebody who is online once.",
            (client, typed) -> id(client, typed));

    private static final String COLLECTION = "subscriber-sessions";
    private static final int MOST = 1000;

    private SessionFinder() {}

    private static String id(ApiClient client, String typed) {
        return isId(typed) ? typed : ofLogin(client, typed, session -> true, typed);
    }

    private static boolean isId(String typed) {
        try {
            return UUID.fromString(typed).toString().equalsIgnoreCase(typed);
        } catch (IllegalArgumentException somethingElse) {
            return false;
        }
    }

    /** The session of a login at a port, whose name may be written with or without the blanks that the NAS puts in. */
    static String atPort(ApiClient client, String login, String port) {
        String wanted = closed(port);
        return ofLogin(
                client,
                login,
                session -> session.text("nasPortId")
                        .map(SessionFinder::closed)
                        .filter(there -> isPort(there, wanted))
                        .isPresent(),
                login + " at " + port);
    }

    /** Sub-interfaces follow a colon: {@code atm 4/0.1:1.32} is at {@code atm 4/0.1}. */
    private static boolean isPort(String there, String wanted) {
        return there.equals(wanted) || there.startsWith(wanted + ':');
    }

    private static String closed(String port) {
        return port.replace(" ", "");
    }

    /** The session that the NAS gave this Acct-Session-Id. */
    static String ofAcctSessionId(ApiClient client, String acctSessionId) {
        Query query = new Query().and("acctSessionId", acctSessionId).and("state", "ACTIVE");
        return one(client.list(COLLECTION, query, MOST).items(), acctSessionId);
    }

    private static String ofLogin(ApiClient client, String login, Predicate<Item> wanted, String words) {
        Query query = new Query().and("login", login).and("state", "ACTIVE");
        return one(
                client.list(COLLECTION, query, MOST).items().stream()
                        .filter(wanted)
                        .toList(),
                words);
    }

    private static String one(List<Item> found, String words) {
        if (found.isEmpty()) {
            throw new CommandFailure(ExitStatus.NOT_FOUND, "no session is online as " + words);
        }
        if (found.size() > 1) {
            String ids = found.stream()
                    .map(session -> session.text("id").orElse("?"))
                    .collect(Collectors.joining(", "));
            throw new CommandFailure(
                    ExitStatus.CONFLICT,
                    found.size() + " sessions are online as " + words + "; name one by id: " + ids);
        }
        return found.get(0).text("id").orElseThrow();
    }

    /** The services of a session that are not over, newest first. */
    static List<Item> openServices(ApiClient client, String session) {
        return client.all(COLLECTION + '/' + Query.encode(session) + "/service-sessions").items().stream()
                .filter(service -> service.text("stoppedAt").isEmpty())
                .filter(service -> !List.of("STOPPED", "FAILED")
                        .contains(service.text("state").orElse("")))
                .toList();
    }

    /**
     * The open service that a person means: by its activation string, blanks after commas not counting, or by its name if only one
     * of that name runs.
     */
    static Item service(ApiClient client, String session, String typed) {
        List<Item> open = openServices(client, session);
        List<Item> same = open.stream()
                .filter(each -> closed(activation(each)).equals(closed(typed)))
                .toList();
        List<Item> named = open.stream()
                .filter(each -> name(activation(each)).equals(typed.strip()))
                .toList();
        List<Item> meant = same.isEmpty() ? named : same;
        if (meant.size() == 1) {
            return meant.get(0);
        }
        String running = open.isEmpty()
                ? "none is running"
                : "running: " + open.stream().map(SessionFinder::activation).collect(Collectors.joining(", "));
        throw meant.isEmpty()
                ? new CommandFailure(ExitStatus.NOT_FOUND, typed + " is not running in this session; " + running)
                : new CommandFailure(ExitStatus.CONFLICT, typed + " could be several; " + running);
    }

    static String activation(Item service) {
        return service.text("service").orElse("");
    }

    static String name(String activation) {
        int parenthesis = activation.indexOf('(');
        return (parenthesis < 0 ? activation : activation.substring(0, parenthesis)).strip();
    }

    /** The session itself. */
    static Item session(ApiClient client, String id) {
        return client.send(Request.get(COLLECTION + '/' + Query.encode(id))).item();
    }
}
