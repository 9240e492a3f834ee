package io.sluice.cli.api;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns an answer that is no success into lines for a person: the server's own words where it sent a problem (RFC 9457). */
final class Refusals {
    private Refusals() {}

    static boolean isProblem(Answer answer) {
        return answer.header("content-type")
                .filter(type -> type.startsWith("application/problem+json"))
                .isPresent();
    }

    static CommandFailure of(Answer answer, Credentials credentials, URI server) {
        List<Violation> said = said(answer);
        String words = said.isEmpty() ? "" : said.get(0).detail();
        ExitStatus status = ExitStatus.ofHttp(answer.status());
        return switch (answer.status()) {
            case 401 ->
                new CommandFailure(
                        status,
                        "not logged in: the server does not accept " + credentials.whom()
                                + "; give --user and --user-password-file, or SLUICE_USER and SLUICE_PASSWORD, or SLUICE_TOKEN");
            case 403 ->
                new CommandFailure(
                        status, credentials.whom() + " may not do this" + (words.isEmpty() ? "" : ": " + words));
            case 404 ->
                new CommandFailure(
                        status, words.isEmpty() ? server + " has no such resource; check --url (SLUICE_URL)" : words);
            case 503 ->
                new CommandFailure(
                        status, "the server is not ready" + (words.isEmpty() ? "; try again shortly" : ": " + words));
            default ->
                said.isEmpty()
                        ? new CommandFailure(status, "the server answered " + answer.status())
                        : new CommandFailure(status, said, null);
        };
    }

    private static List<Violation> said(Answer answer) {
        if (!isProblem(answer)) {
            return List.of();
        }
        try {
            Item problem = new Item(JsonText.object(answer.body()));
            List<Violation> all =
                    problem.items("errors").stream().map(Refusals::violation).toList();
            return all.isEmpty() ? List.of(violation(problem)) : all;
        } catch (IOException notJson) {
            return List.of();
        }
    }

    private static Violation violation(Item problem) {
        Map<String, Object> members = problem.members();
        @Nullable Object where = members.getOrDefault("pointer", members.get("parameter"));
        @Nullable Object detail = members.getOrDefault("detail", members.get("title"));
        return new Violation(where == null ? "" : where.toString(), detail == null ? "refused" : detail.toString());
    }
}
