package io.sluice.cli;

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
        return new ProcessTerminal();
    }

    /** Uses the JDK's console, which there is none of where input or output is redirected. */
    final class ProcessTerminal implements Terminal {
        private ProcessTerminal() {}

        @Override
        public Optional<String> secret(String prompt) {
            return Optional.ofNullable(System.console())
                    .map(console -> console.readPassword("%s", prompt))
                    .map(String::new);
        }

        @Override
        public Optional<String> line(String prompt) {
            return Optional.ofNullable(System.console()).map(console -> console.readLine("%s", prompt));
        }

        @Override
        public boolean isPresent() {
            return System.console() != null;
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
