package io.sluice.cli;

import io.sluice.cli.resource.Wanted;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** Runs commands as a person would, in Berlin and with an environment of their own, and reads what is printed. */
final class Person {
    final Map<String, String> environment = new HashMap<>();
    final FakeTerminal terminal = new FakeTerminal();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String input = "";

    /** One with a home directory, who is told to use the server as anna. */
    static Person of(FakeServer server, Path home) {
        Person person = new Person();
        person.environment.putAll(Map.of(
                "SLUICE_URL",
                server.url(),
                "SLUICE_USER",
                "anna",
                "SLUICE_PASSWORD",
                "right",
                "HOME",
                home.toString()));
        return person;
    }

    Person pipes(String text) {
        input = text;
        return this;
    }

    /** A command line as typed, split at blanks. */
    int run(String line) {
        return runs(line.split(" "));
    }

    int runs(String... arguments) {
        return commandLine(Sluice.wanted(List.of(arguments))).execute(arguments);
    }

    CommandLine commandLine(Wanted wanted) {
        Surroundings surroundings = new Surroundings(
                environment,
                ZoneId.of("Europe/Berlin"),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                terminal);
        return Sluice.commandLine(surroundings, wanted)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    List<String> outLines() {
        return out().lines().toList();
    }

    List<String> errLines() {
        return err().lines().toList();
    }

    static String items(String... items) {
        return "{\"items\":[" + String.join(",", Arrays.asList(items)) + "]}";
    }
}
