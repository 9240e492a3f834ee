package io.sluice.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * {@code sluice rehearse}: runs what most commands run, against a stand-in for a server, while the JDK notes which classes that
 * takes ({@code -XX:ArchiveClassesAtExit}). The build does so; commands then start from that archive.
 */
@Command(name = "rehearse", hidden = true, description = "Runs typical commands against nobody, for the build.")
final class Rehearsal implements Runnable {
    private static final String BODY =
            "{\"items\":[{\"id\":\"1\",\"login\":\"a\",\"startedAt\":\"2026-01-01T00:00:00Z\",\"sessionTime\":\"PT1S\",\"inputOctets\":9999}]}";
    private static final List<String> LINES = List.of(
            "session list",
            "session list -o wide --state active",
            "session list -o json",
            "session list -o yaml",
            "session list -o csv -q",
            "session list --help",
            "client set rehearsal --prefix 10.0.0.0/24 --kind auth --secret-env NAME",
            "subscriber record set 1 --service 1:a(1) --timeout 5 --attribute A=b",
            "help");

    @Override
    public void run() {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answer(server), "rehearsal");
            answering.setDaemon(true);
            answering.start();
            String url = "http://127.0.0.1:" + server.getLocalPort();
            Surroundings surroundings = new Surroundings(
                    Map.of("SLUICE_URL", url, "SLUICE_PASSWORD", "none", "NAME", "none", "HOME", "/nonexistent"),
                    ZoneId.systemDefault(),
                    InputStream.nullInputStream(),
                    Terminal.ofProcess());
            for (String line : LINES) {
                List<String> words = List.of(line.split(" "));
                PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
                CommandLine command = Sluice.commandLine(surroundings, Sluice.wanted(words));
                command.setOut(nowhere).setErr(nowhere).execute(words.toArray(String[]::new));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void answer(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                String line = in.readLine();
                while (line != null && !line.isEmpty()) {
                    line = in.readLine();
                }
                String answer =
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nETag: \"1\"\r\nConnection: close\r\n"
                                + "Content-Length: " + BODY.length() + "\r\n\r\n" + BODY;
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException gone) {
                continue; // the next command opens a connection of its own
            }
        }
    }
}
