package io.sluice.cli.api;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;

/** Turns an answer other than 200 into one line: the server's own words where it sent a problem (RFC 9457). */
final class Refusals {
    private Refusals() {}

    static CommandFailure of(HttpResponse<String> response, String user, URI server) {
        int status = response.statusCode();
        String said = said(response);
        return new CommandFailure(
                ExitStatus.ofHttp(status),
                switch (status) {
                    case 401 ->
                        "not logged in: the server does not accept user " + user
                                + " with this password; give --user and --password-file, or SLUICE_USER and SLUICE_PASSWORD";
                    case 403 -> "user " + user + " may not do this" + (said.isEmpty() ? "" : ": " + said);
                    case 404 -> said.isEmpty() ? server + " has no such resource; check --url (SLUICE_URL)" : said;
                    case 503 -> "the server is not ready" + (said.isEmpty() ? "; try again shortly" : ": " + said);
                    default -> said.isEmpty() ? "the server answered " + status : said;
                });
    }

    private static String said(HttpResponse<String> response) {
        boolean problem = response.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("application/problem+json"))
                .isPresent();
        if (!problem) {
            return "";
        }
        try {
            Map<String, Object> members = JSON.std.mapFrom(response.body());
            Object detail = members.getOrDefault("detail", members.getOrDefault("title", ""));
            Object parameter = members.get("parameter");
            return parameter == null ? detail.toString() : parameter + ": " + detail;
        } catch (IOException notJson) {
            return "";
        }
    }
}
