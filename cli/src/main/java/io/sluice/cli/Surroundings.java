package io.sluice.cli;

import java.time.ZoneId;
import java.util.Map;

/** What a command takes from where it runs; tests give their own. */
public record Surroundings(Map<String, String> environment, ZoneId zone) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    static Surroundings ofProcess() {
        return new Surroundings(System.getenv(), ZoneId.systemDefault());
    }
}
