package io.sluice.cli.api;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Carries PATCH, which {@link java.net.HttpURLConnection} does not know; slower to start than {@link Connection}. */
final class PatchConnection {
    private final Credentials credentials;
    private final Duration connectPatience;
    private final Duration patience;

    PatchConnection(Credentials credentials, Duration connectPatience, Duration patience) {
        this.credentials = credentials;
        this.connectPatience = connectPatience;
        this.patience = patience;
    }

    Answer exchange(URI address, Request request) throws IOException {
        HttpRequest.Builder sent = HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("Authorization", credentials.header())
                .header("User-Agent", Connection.AGENT)
                .header("Accept", "application/json, application/problem+json")
                .method(request.method().name(), body(request));
        if (request.content() != null) {
            sent.header("Content-Type", request.content().type());
        }
        request.headers().forEach(sent::header);
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectPatience)
                .build();
        try {
            HttpResponse<String> response = client.send(sent.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers().map(), response.body());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private static HttpRequest.BodyPublisher body(Request request) throws IOException {
        Content content = request.content();
        if (content == null) {
            return HttpRequest.BodyPublishers.noBody();
        }
        try (var octets = content.source().open()) {
            return HttpRequest.BodyPublishers.ofByteArray(octets.readAllBytes());
        }
    }
}
