package io.sluice.cli.preflight;

import java.util.Locale;
import java.util.Optional;

/**
 * One thing an operator can set: an environment variable that the server sees as a system property.
 *
 * @param variable the environment variable, {@code SLUICE_X_Y}
 * @param kind what a value may look like
 * @param defaultValue what holds when the variable is absent or empty; empty where the text explains it
 * @param text one sentence for the operator
 */
public record Setting(String variable, SettingKind kind, String defaultValue, String text) {

    public Setting {
        if (!variable.matches("SLUICE(_[A-Z]+)+")) {
            throw new IllegalArgumentException(variable + " is no name for a setting");
        }
    }

    /** The system property: {@code SLUICE_DB_URL} is {@code sluice.db.url}. */
    public String property() {
        return variable.toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** What is wrong with a value, if anything is. Secrets are never repeated. */
    public Optional<Problem> check(String value) {
        if (kind.accepts(value)) {
            return Optional.empty();
        }
        return Optional.of(new Problem(variable, "is '" + value + "'; expected is " + kind.expectation()));
    }
}
