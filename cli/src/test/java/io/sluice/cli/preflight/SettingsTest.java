package io.sluice.cli.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @Test
    void acceptsEveryDefault() {
        Map<String, String> defaults = SettingTable.ALL.stream()
                .filter(setting -> !setting.defaultValue().isEmpty())
                .collect(Collectors.toMap(Setting::variable, Setting::defaultValue));

        assertThat(new Settings(defaults).unreadable()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "SLUICE_RADIUS_AUTH_PORT, abc",
        "SLUICE_RADIUS_AUTH_PORT, 0",
        "SLUICE_RADIUS_AUTH_PORT, 65536",
        "SLUICE_RADIUS_AUTH_PORT, -1",
        "SLUICE_HEAP, lots",
        "SLUICE_HEAP, 255m",
        "SLUICE_HEAP, 1",
        "SLUICE_BIND_ADDRESS, localhost",
        "SLUICE_BIND_ADDRESS, 300.1.1.1",
        "SLUICE_DB_URL, jdbc:mysql://localhost/sluice",
        "SLUICE_DB_URL, localhost",
        "SLUICE_DB_POOL_SIZE, 7",
        "SLUICE_DEMO, yes",
        "SLUICE_LOG_LEVEL, chatty",
        "SLUICE_HOME, 'a;b'",
        "SLUICE_DICTIONARY_DIRECTORY, /nowhere/at/all",
        "SLUICE_DICTIONARY_DIRECTORY, pom.xml",
    })
    void namesTheSettingAndTheValue_whenItCannotBeRead(String variable, String value) {
        var problems = new Settings(Map.of(variable, value)).unreadable();

        assertThat(problems).singleElement().satisfies(problem -> assertThat(problem.toString())
                .startsWith(variable + " is '" + value + "'; expected is "));
    }

    @ParameterizedTest
    @CsvSource({
        "SLUICE_RADIUS_AUTH_PORT, 65535",
        "SLUICE_HEAP, 256m",
        "SLUICE_HEAP, 12G",
        "SLUICE_BIND_ADDRESS, ::1",
        "SLUICE_BIND_ADDRESS, 0.0.0.0",
        "SLUICE_DB_URL, jdbc:postgresql://localhost/sluice?sslmode=require",
    })
    void acceptsTheLastGoodValue(String variable, String value) {
        assertThat(new Settings(Map.of(variable, value)).unreadable()).isEmpty();
    }

    @Test
    void takesTheDefault_whenTheVariableIsEmpty() {
        Settings settings = new Settings(Map.of("SLUICE_RADIUS_ACCT_PORT", ""));

        assertThat(settings.unreadable()).isEmpty();
        assertThat(settings.port(SettingTable.ACCT_PORT)).isEqualTo(1813);
    }

    @Test
    void suggestsTheNearestName_whenAVariableIsMisspelt() {
        var problems = new Settings(Map.of("SLUICE_RADIUS_AUHT_PORT", "1645")).withoutEffect();

        assertThat(problems)
                .extracting(Problem::toString)
                .containsExactly("SLUICE_RADIUS_AUHT_PORT has no effect; did you mean SLUICE_RADIUS_AUTH_PORT?");
    }

    @Test
    void leavesTheClientsVariablesAlone() {
        var client = Map.of("SLUICE_URL", "http://a", "SLUICE_USER", "b", "SLUICE_PASSWORD", "c");

        assertThat(new Settings(client).withoutEffect()).isEmpty();
    }

    @Test
    void warnsOfAPassword_whenTheDatabaseIsTheEmbeddedOne() {
        Settings settings = new Settings(Map.of("SLUICE_DB_PASSWORD", "secret"));

        assertThat(settings.withoutEffect())
                .extracting(Problem::toString)
                .containsExactly("SLUICE_DB_PASSWORD has no effect without SLUICE_DB_URL");
        assertThat(Preflight.properties(settings)).doesNotContainKey("sluice.db.password");
    }
}
