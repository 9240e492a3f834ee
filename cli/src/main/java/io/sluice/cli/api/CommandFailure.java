package io.sluice.cli.api;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Ends a command with lines for the person and a code for the shell. No line holds a secret. */
public final class CommandFailure extends RuntimeException {
    private final ExitStatus status;
    private final List<Violation> violations;
    private final @Nullable String hint;

    public CommandFailure(ExitStatus status, String message) {
        this(status, List.of(new Violation("", message)), null);
    }

    public CommandFailure(ExitStatus status, List<Violation> violations, @Nullable String hint) {
        super(violations.get(0).line(), null, false, false);
        this.status = status;
        this.violations = List.copyOf(violations);
        this.hint = hint;
    }

    public ExitStatus status() {
        return status;
    }

    /** At least one. */
    public List<Violation> violations() {
        return violations;
    }

    /** What to do about it, where that is known. */
    public Optional<String> hint() {
        return Optional.ofNullable(hint);
    }

    /** The same, with each violation placed where the person knows it. */
    public CommandFailure placed(UnaryOperator<Violation> place) {
        return new CommandFailure(status, violations.stream().map(place).toList(), hint);
    }

    public CommandFailure hinting(String newHint) {
        return new CommandFailure(status, violations, newHint);
    }
}
