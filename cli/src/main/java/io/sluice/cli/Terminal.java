package io.sluice.cli;

import java.io.Console;
import java.time.Duration;
import java.util.Optional;

/** The person at the keyboard, if there is one. */
public interface Terminal {

    /** What was typed without being shown; empty if nobody is there or the input ended. */
    Optional<String> secret(String prompt);

    /** The line that was typed; empty if nobody is there or the input ended. */
    Optional<String> line(String prompt);

    boolean isPresent();

    /** Lets time pass; false once there is no point in going on. */
    boolean pause(Duration time);

    /** The console of this process. */
    static Terminal ofProcess() {
        return new ProcessTerminal(System.console());
    }

    /** Uses the JDK's console, which there is none of where input or output is redirected. */
    final class ProcessTerminal implements Terminal {
        private final Console console;

        private ProcessTerminal(Console console) {
            this.console = console;
        }

        @Override
        public Optional<String> secret(String prompt) {
            return isPresent()
                    ? Optional.ofNullable(console.readPassword("%s", prompt)).map(String::new)
                    : Optional.empty();
        }

        @Override
        public Optional<String> line(String prompt) {
            return isPresent() ? Optional.ofNullable(console.readLine("%s", prompt)) : Optional.empty();
        }

        @Override
        public boolean isPresent() {
            return console != null;
        }

        @Override
        public boolean pause(Duration time) {
            try {
                Thread.sleep(time.toMillis());
                return true;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
