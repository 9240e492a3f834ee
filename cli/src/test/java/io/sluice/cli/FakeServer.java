package io.sluice.cli;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers on a port of its own as it was told, by path and query; remembers what it was asked. */
final class FakeServer implements AutoCloseable {
    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private final Map<String, Deque<String>> turns = new ConcurrentHashMap<>();
    private final List<Asked> asked = new ArrayList<>();
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
        return answers("GET", request, status, body, headers);
    }

    FakeServer answers(String method, String request, int status, String body, String... headers) {
        answers.put(method + ' ' + request, new Answer(status, body, headers));
        return this;
    }

    /** Answers 200 with one body after the other, the last one again and again. */
    FakeServer answersInTurn(String request, String... bodies) {
        turns.put("GET " + request, new ArrayDeque<>(List.of(bodies)));
        return this;
    }

    private Answer answer(String request) {
        Deque<String> turn = turns.get(request);
        if (turn == null) {
            return answers.getOrDefault(request, new Answer(404, "<html>", new String[0]));
        }
        return new Answer(200, turn.size() > 1 ? turn.remove() : turn.element(), new String[0]);
    }

    FakeServer problem(String request, int status, String detail) {
        return problem("GET", request, status, "\"detail\":\"" + detail + '"');
    }

    FakeServer problem(String method, String request, int status, String members) {
        return answers(
                method,
                request,
                status,
                "{\"title\":\"No\",\"status\":" + status + ',' + members + '}',
                "Content-Type",
                "application/problem+json");
    }

    /** Everything it was asked, in order. */
    synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** The requests alone, as {@code PUT /path}. */
    List<String> requests() {
        return asked().stream().map(Asked::request).toList();
    }

    /** What the last request carried. */
    Asked last() {
        List<Asked> all = asked();
        return all.get(all.size() - 1);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + ' ' + exchange.getRequestURI();
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        synchronized (this) {
            asked.add(new Asked(request, exchange.getRequestHeaders(), sent));
        }
        Answer answer = answer(request);
        byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < answer.headers.length; i += 2) {
            exchange.getResponseHeaders().add(answer.headers[i], answer.headers[i + 1]);
        }
        exchange.sendResponseHeaders(answer.status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    /** One request as it arrived. */
    record Asked(String request, Headers headers, String body) {
        String header(String name) {
            return String.valueOf(headers.getFirst(name));
        }
    }

    private record Answer(int status, String body, String[] headers) {}
}
