package io.sluice.cli.api;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks the server's REST interface. Follows {@code Link: rel="next"}; every failure becomes a {@link CommandFailure}
 * that says what to do about it.
 */
public final class ApiClient {
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;\\s*rel=\"?next\"?");
    private static final int PAGE = 200;
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(30);

    private final URI server;
    private final Credentials credentials;
    private final Duration patience;
    private final HttpClient http;

    public ApiClient(URI server, Credentials credentials) {
        this(server, credentials, ANSWER_PATIENCE);
    }

    ApiClient(URI server, Credentials credentials, Duration patience) {
        this.server = server;
        this.credentials = credentials;
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_PATIENCE)
                .build();
    }

    /** One resource by its path below {@code /api/v1/} and its id. */
    public Item one(String resource, String id) {
        return new Item(object(send(URI.create(base() + resource + '/' + Query.encode(id)))));
    }

    /** Items of a collection, page after page, until there are {@code limit} of them. */
    public Listing list(String resource, Query query, int limit) {
        String parameters = query.with("limit", Math.min(limit, PAGE)).encoded();
        Optional<URI> next = Optional.of(URI.create(base() + resource + '?' + parameters));
        List<Item> found = new ArrayList<>();
        while (next.isPresent() && found.size() < limit) {
            HttpResponse<String> page = send(next.get());
            found.addAll(items(page));
            next = next(page);
        }
        boolean more = next.isPresent() || found.size() > limit;
        return new Listing(found.subList(0, Math.min(limit, found.size())), more);
    }

    /** A collection that comes whole. */
    public Listing all(String resource) {
        return new Listing(items(send(URI.create(base() + resource))), false);
    }

    private String base() {
        String text = server.toString();
        return (text.endsWith("/") ? text : text + '/') + "api/v1/";
    }

    private HttpResponse<String> send(URI address) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("Authorization", credentials.header())
                .header("Accept", "application/json, application/problem+json")
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw Refusals.of(response, credentials.user(), server);
            }
            return response;
        } catch (ConnectException refused) {
            throw new CommandFailure(
                    ExitStatus.FAILED, "cannot reach " + server + "; is it running? Start it with: ./sluice up");
        } catch (HttpTimeoutException late) {
            throw new CommandFailure(
                    ExitStatus.TIMED_OUT, "no answer from " + server + " within " + patience.toSeconds() + " s");
        } catch (IOException broken) {
            throw new CommandFailure(ExitStatus.FAILED, "talking to " + server + " failed: " + broken.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitStatus.FAILED, "interrupted");
        }
    }

    private Optional<URI> next(HttpResponse<String> page) {
        for (String link : page.headers().allValues("Link")) {
            Matcher matcher = NEXT.matcher(link);
            if (matcher.find()) {
                return Optional.of(sameServer(page.uri().resolve(matcher.group(1))));
            }
        }
        return Optional.empty();
    }

    /** The credentials go nowhere but to the server that was named. */
    private URI sameServer(URI address) {
        if (!server.getScheme().equals(address.getScheme())
                || !server.getAuthority().equals(address.getAuthority())) {
            throw new CommandFailure(
                    ExitStatus.FAILED, server + " points to another server: " + address.getAuthority());
        }
        return address;
    }

    private List<Item> items(HttpResponse<String> page) {
        if (object(page).get("items") instanceof List<?> members) {
            return members.stream().map(this::item).toList();
        }
        throw unreadable();
    }

    @SuppressWarnings("unchecked") // JSON's objects have text as keys
    private Item item(Object member) {
        if (member instanceof Map<?, ?> map) {
            return new Item((Map<String, Object>) map);
        }
        throw unreadable();
    }

    private Map<String, Object> object(HttpResponse<String> response) {
        try {
            return JSON.std.mapFrom(response.body());
        } catch (IOException notJson) {
            throw unreadable();
        }
    }

    private CommandFailure unreadable() {
        return new CommandFailure(
                ExitStatus.FAILED, server + " did not answer as a Sluice server does; check --url (SLUICE_URL)");
    }
}
