package io.sluice.cli.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The values that one start was given. */
final class Settings {

    private final Map<String, String> environment;

    Settings(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** What was set, or the default; a variable set to nothing counts as not set. */
    String value(Setting setting) {
        return given(setting).orElse(setting.defaultValue());
    }

    Optional<String> given(Setting setting) {
        return Optional.ofNullable(environment.get(setting.variable())).filter(value -> !value.isEmpty());
    }

    int port(Setting setting) {
        return Integer.parseInt(value(setting));
    }

    boolean embeddedDatabase() {
        return given(SettingTable.DB_URL).isEmpty();
    }

    /** Every value that cannot be read, in the order of the table. */
    List<Problem> unreadable() {
        List<Problem> problems = new ArrayList<>();
        for (Setting setting : SettingTable.ALL) {
            given(setting).flatMap(setting::check).ifPresent(problems::add);
        }
        return problems;
    }

    /** All settings but the login of a database that is not used: the embedded one has its own. */
    List<Setting> effective() {
        return SettingTable.ALL.stream()
                .filter(setting -> !embeddedDatabase() || !ofOtherDatabase(setting))
                .toList();
    }

    /** What was set in vain: variables that are nearly settings, and the login of a database that is not used. */
    List<Problem> withoutEffect() {
        List<Problem> problems = new ArrayList<>();
        List<String> known = SettingTable.ALL.stream().map(Setting::variable).toList();
        for (String name : new TreeSet<>(environment.keySet())) {
            if (name.startsWith("SLUICE_") && !known.contains(name)) {
                Misspelling.of(name, known)
                        .map(found -> new Problem(name, "has no effect; did you mean " + found.meant() + "?"))
                        .ifPresent(problems::add);
            }
        }
        SettingTable.ALL.stream()
                .filter(setting -> embeddedDatabase() && ofOtherDatabase(setting))
                .filter(setting -> given(setting).isPresent())
                .map(setting ->
                        new Problem(setting.variable(), "has no effect without " + SettingTable.DB_URL.variable()))
                .forEach(problems::add);
        return problems;
    }

    private static boolean ofOtherDatabase(Setting setting) {
        return setting == SettingTable.DB_USER || setting == SettingTable.DB_PASSWORD;
    }
}
