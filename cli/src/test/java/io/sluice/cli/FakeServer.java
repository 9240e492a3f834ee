package io.sluice.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers on a port of its own as it was told, by path and query; remembers what it was asked. */
final class FakeServer implements AutoCloseable {
    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer http;

    FakeServer() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException busy) {
            throw new UncheckedIOException(busy);
        }
        http.setExecutor(threads);
        http.createContext("/", this::answer);
        http.start();
    }

    String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    FakeServer answers(String request, int status, String body, String... headers) {
        answers.put(request, new Answer(status, body, headers));
        return this;
    }

    FakeServer problem(String request, int status, String detail) {
        return answers(
                request,
                status,
                "{\"title\":\"No\",\"status\":" + status + ",\"detail\":\"" + detail + "\"}",
                "Content-Type",
                "application/problem+json");
    }

    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestURI().toString();
        synchronized (this) {
            asked.add(request + ' ' + exchange.getRequestHeaders().getFirst("Authorization"));
        }
        Answer answer = answers.getOrDefault(request, new Answer(404, "<html>", new String[0]));
        byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < answer.headers.length; i += 2) {
            exchange.getResponseHeaders().add(answer.headers[i], answer.headers[i + 1]);
        }
        exchange.sendResponseHeaders(answer.status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private record Answer(int status, String body, String[] headers) {}
}
