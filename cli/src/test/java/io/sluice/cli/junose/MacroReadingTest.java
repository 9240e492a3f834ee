package io.sluice.cli.junose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MacroReadingTest {

    private static MacroReading.Result file(String name) {
        try (InputStream file = Objects.requireNonNull(MacroReadingTest.class.getResourceAsStream("/junose/" + name))) {
            return MacroReading.of(name, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MacroReading.Result text(String... lines) {
        return MacroReading.of("x.mac", String.join("\n", lines));
    }

    @Test
    void makesAServiceOfTheHeader() {
        MacroReading.Result read = file("tiered.mac");

        assertThat(read.service())
                .contains(new MacroService("tiered", List.of("inputBW", "outputBW"), 12, true, "IPV4_IPV6"));
        assertThat(read.remarks())
                .containsExactly(
                        new Remark(
                                2,
                                "the parameter inputBW is taken for a rate in bit/s, by its name;"
                                        + " a macro has no types and ranges"),
                        new Remark(
                                2,
                                "the parameter outputBW is taken for a rate in bit/s, by its name;"
                                        + " a macro has no types and ranges"));
    }

    @Test
    void tellsEverythingElseWithItsLine() {
        MacroReading.Result read = file("odd.mac");

        assertThat(read.service()).contains(new MacroService("odd", List.of("rate"), null, true, "IPV4"));
        assertThat(read.remarks().stream().map(remark -> remark.line() + ": " + remark.text()))
                .containsExactly(
                        "14: '<#' is not closed; nothing behind it is read",
                        "1: the template helper is not the service odd",
                        "3: the parameter rate is taken for a rate in bit/s, by its name;"
                                + " a macro has no types and ranges",
                        "3: 'rate' is no name of a parameter, or is there twice",
                        "3: 'a b' is no name of a parameter, or is there twice",
                        "5: input-stat-clacl is set under a condition; taken as if it always held",
                        "7: mutex-group is computed; set the service's group yourself",
                        "8: service-interface-type is none of ipv4, ipv6, ipv4-ipv6, l2tp; taken for ipv4",
                        "9: deactivate-profile is the router's own affair; Sluice does not know of it",
                        "10: the key colour is not known",
                        "11: is not understood: env.setResult(key)",
                        "13: stands outside of all templates: stray := 1",
                        "3: no activate-profile is set; the router will refuse the macro",
                        "3: nothing is counted at output, which is what Service-Volume limits; such a limit never fires");
    }

    @ParameterizedTest
    @CsvSource({"-2147483648, -2147483648", "2147483647, 2147483647", "0,", "2147483648,", "twelve,"})
    void takesAGroupOf32BitsThatIsNotZero(String group, Integer expected) {
        MacroReading.Result read = text(
                "<# x #>",
                "<# env.setResult(\"activate-profile\", p)",
                "env.setResult(\"mutex-group\", \"" + group + "\") #>");

        assertThat(read.service().orElseThrow().mutexGroup()).isEqualTo(expected);
        assertThat(read.remarks().stream().anyMatch(remark -> remark.line() == 3))
                .isEqualTo(expected == null);
        assertThat(read.service().orElseThrow().countsVolume()).isFalse();
    }

    @Test
    void makesNothingOfAFileWithoutTemplate() {
        MacroReading.Result read = text("! nothing", "profile x");

        assertThat(read.service()).isEmpty();
        assertThat(read.remarks()).containsExactly(new Remark(1, "there is no template; no service is made"));
    }

    @Test
    void keepsWhatTheMacroSaysNothingAbout_whenTheServiceIsThere() {
        MacroService service = new MacroService("tiered", List.of("inputBW", "note"), null, true, "IPV4");
        Map<String, Object> refined = Map.of("name", "inputBW", "type", "BITS_PER_SECOND", "min", 64_000);

        Map<String, Object> body = service.changed(Map.of(
                "name",
                "tiered",
                "version",
                3,
                "parameters",
                List.of(refined, Map.of("name", "old", "type", "TEXT")),
                "mutexGroup",
                7,
                "requiredAtLogin",
                true,
                "renderings",
                Map.of()));

        assertThat(body)
                .isEqualTo(Map.of(
                        "parameters",
                        List.of(refined, Map.of("name", "note", "type", "TEXT")),
                        "statistics",
                        "TIME_VOLUME",
                        "interfaceType",
                        "IPV4",
                        "requiredAtLogin",
                        true,
                        "renderings",
                        Map.of()));
    }
}
