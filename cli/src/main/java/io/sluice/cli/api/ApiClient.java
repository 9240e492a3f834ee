package io.sluice.cli.api;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks the server's REST interface. Follows {@code Link: rel="next"}; every failure becomes a {@link CommandFailure}
 * that says what to do about it. Nothing is sent twice.
 */
public final class ApiClient {
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;\\s*rel=\"?next\"?");
    private static final int PAGE = 200;
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(30);

    private final URI server;
    private final Connection connection;

    public ApiClient(URI server, Credentials credentials) {
        this(server, credentials, ANSWER_PATIENCE);
    }

    /**
     * @param patience how long the server may be silent before it is given up
     */
    public ApiClient(URI server, Credentials credentials, Duration patience) {
        this.server = server;
        this.connection = new Connection(server, credentials, patience);
    }

    /** The answer, if it is a success. */
    public Answer send(Request request) {
        return sent(URI.create(base() + request.address()), request);
    }

    /** The answer, if it is a success; empty if there is no such thing. */
    public Optional<Answer> find(Request request) {
        Answer answer = connection.exchange(URI.create(base() + request.address()), request);
        boolean absent = answer.status() == 404 && Refusals.isProblem(answer);
        return absent ? Optional.empty() : Optional.of(succeeded(answer));
    }

    /** Items of a collection, page after page, until there are {@code limit} of them. */
    public Listing list(String resource, Query query, int limit) {
        Request request =
                new Request(Request.Method.GET, resource, query.and("limit", Math.min(limit, PAGE)), null, Map.of());
        Optional<URI> next = Optional.of(URI.create(base() + request.address()));
        List<Item> found = new ArrayList<>();
        while (next.isPresent() && found.size() < limit) {
            URI address = next.get();
            Answer page = sent(address, request);
            found.addAll(items(page));
            next = next(address, page);
        }
        boolean more = next.isPresent() || found.size() > limit;
        return new Listing(found.subList(0, Math.min(limit, found.size())), more);
    }

    /** A collection that comes whole. */
    public Listing all(String resource) {
        return new Listing(items(send(Request.get(resource))), false);
    }

    private String base() {
        String text = server.toString();
        return (text.endsWith("/") ? text : text + '/') + "api/v1/";
    }

    private Answer sent(URI address, Request request) {
        return succeeded(connection.exchange(address, request));
    }

    private Answer succeeded(Answer answer) {
        if (!answer.succeeded()) {
            throw Refusals.of(answer, connection.credentials(), server);
        }
        return answer;
    }

    private Optional<URI> next(URI address, Answer page) {
        for (String link : page.headers().getOrDefault("link", List.of())) {
            Matcher matcher = NEXT.matcher(link);
            if (matcher.find()) {
                return Optional.of(sameServer(address.resolve(matcher.group(1))));
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

    private static List<Item> items(Answer page) {
        if (page.object().get("items") instanceof List<?> members) {
            return members.stream()
                    .map(member -> Item.of(member).orElseThrow(Answer::unreadable))
                    .toList();
        }
        throw Answer.unreadable();
    }
}
