package io.sluice.cli;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** What a command takes from where it runs; tests give their own. */
public record Surroundings(Map<String, String> environment, ZoneId zone, InputStream input, Terminal terminal) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    static Surroundings ofProcess() {
        return new Surroundings(System.getenv(), ZoneId.systemDefault(), System.in, Terminal.ofProcess());
    }

    /** A variable that is set to something. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /** Where this command keeps its files (XDG Base Directory Specification). */
    public Path configuration() {
        Path home = variable("XDG_CONFIG_HOME")
                .map(Path::of)
                .filter(Path::isAbsolute) // the specification: a relative one is to be ignored
                .orElseGet(() -> Path.of(variable("HOME").orElse("."), ".config"));
        return home.resolve("sluice");
    }
}
