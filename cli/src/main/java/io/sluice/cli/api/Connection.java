package io.sluice.cli.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Carries one request after the other to the server. Uses {@link HttpURLConnection}: {@code java.net.http} costs a command that
 * asks once four times the processor time (docs/performance.md).
 */
final class Connection {
    /** By which the server knows orders of ours from others. */
    static final String AGENT = "sluice-cli/1";

    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);

    private final URI server;
    private final Credentials credentials;
    private final Duration patience;

    Connection(URI server, Credentials credentials, Duration patience) {
        this.server = server;
        this.credentials = credentials;
        this.patience = patience;
    }

    URI server() {
        return server;
    }

    Credentials credentials() {
        return credentials;
    }

    Answer exchange(URI address, Request request) {
        try {
            if (request.method() == Request.Method.PATCH) {
                return new PatchConnection(credentials, CONNECT_PATIENCE, patience).exchange(address, request);
            }
            HttpURLConnection connection = open(address, request);
            send(connection, request);
            return answer(connection);
        } catch (UnknownHostException | NoRouteToHostException | ConnectException refused) {
            throw new CommandFailure(
                    ExitStatus.FAILED, "cannot reach " + server + "; is it running? Start it with: ./sluice up");
        } catch (SocketTimeoutException | HttpTimeoutException late) {
            throw new CommandFailure(
                    ExitStatus.TIMED_OUT, "no answer from " + server + " within " + patience.toSeconds() + " s");
        } catch (IOException broken) {
            throw new CommandFailure(ExitStatus.FAILED, "talking to " + server + " failed: " + broken.getMessage());
        }
    }

    private HttpURLConnection open(URI address, Request request) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setRequestMethod(request.method().name());
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout((int) CONNECT_PATIENCE.toMillis());
        connection.setReadTimeout((int) patience.toMillis());
        connection.setRequestProperty("Authorization", credentials.header());
        connection.setRequestProperty("User-Agent", AGENT);
        connection.setRequestProperty("Accept", "application/json, application/problem+json");
        request.headers().forEach(connection::setRequestProperty);
        return connection;
    }

    private static void send(HttpURLConnection connection, Request request) throws IOException {
        if (request.method() == Request.Method.GET) {
            return;
        }
        // A streamed request is never sent a second time behind our back; the JDK repeats others when a connection
        // breaks.
        connection.setDoOutput(true);
        Content content = request.content();
        if (content == null) {
            connection.setFixedLengthStreamingMode(0);
            connection.getOutputStream().close();
            return;
        }
        connection.setRequestProperty("Content-Type", content.type());
        if (content.length() < 0) {
            connection.setChunkedStreamingMode(0);
        } else {
            connection.setFixedLengthStreamingMode(content.length());
        }
        try (InputStream in = content.source().open();
                OutputStream out = connection.getOutputStream()) {
            in.transferTo(out);
        }
    }

    private static Answer answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        Map<String, List<String>> headers = new HashMap<>();
        connection.getHeaderFields().forEach((name, values) -> {
            if (name != null) { // the status line is filed under no name
                headers.put(name.toLowerCase(Locale.ROOT), values);
            }
        });
        InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream();
        String text = body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(status, headers, text);
    }
}
