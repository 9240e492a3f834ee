package io.sluice.cli;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Somebody at a keyboard who types what was written down beforehand; nobody unless told so. */
final class FakeTerminal implements Terminal {
    private final Deque<String> typed = new ArrayDeque<>();
    private final List<String> prompts = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private boolean present;
    private int patience;

    FakeTerminal types(String... lines) {
        present = true;
        typed.addAll(List.of(lines));
        return this;
    }

    /** Looks on for so many pauses, then leaves. */
    FakeTerminal waits(int times) {
        patience = times;
        return this;
    }

    List<String> prompts() {
        return prompts;
    }

    List<Duration> pauses() {
        return pauses;
    }

    @Override
    public Optional<String> secret(String prompt) {
        return line(prompt);
    }

    @Override
    public Optional<String> line(String prompt) {
        prompts.add(prompt);
        return present ? Optional.ofNullable(typed.poll()) : Optional.empty();
    }

    @Override
    public boolean isPresent() {
        return present;
    }

    @Override
    public boolean pause(Duration time) {
        pauses.add(time);
        return pauses.size() <= patience;
    }
}
