package io.sluice.cli.preflight;

import java.util.Locale;
import java.util.Optional;

/**
 * One thing an operator can set: an environment variable that the server sees as a system property.
 *
 * @param variable the environment variable, {@code SLUICE_X_Y}
 * @param property the system property, {@code sluice.x.y} or {@code sluice.x-y}
 * @param kind what a value may look like
 * @param defaultValue what holds when the variable is absent or empty; empty where the text explains it
 * @param text one sentence for the operator
 */
record Setting(String variable, String property, SettingKind kind, String defaultValue, String text) {

    Setting {
        if (!variable.matches("SLUICE(_[A-Z]+)+") || !variable.equals(variableOf(property))) {
            throw new IllegalArgumentException(variable + " and " + property + " are no setting");
        }
    }

    /** A setting whose property has the words of the variable: {@code SLUICE_DB_URL} is {@code sluice.db.url}. */
    Setting(String variable, SettingKind kind, String defaultValue, String text) {
        this(variable, variable.toLowerCase(Locale.ROOT).replace('_', '.'), kind, defaultValue, text);
    }

    /** The variable that sets a property. */
    static String variableOf(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** What is wrong with a value, if anything is. No kind of secret has a rule, so none is ever repeated. */
    Optional<Problem> check(String value) {
        return kind.accepts(value)
                ? Optional.empty()
                : Optional.of(new Problem(variable, "is '" + value + "'; expected is " + kind.expectation()));
    }
}
