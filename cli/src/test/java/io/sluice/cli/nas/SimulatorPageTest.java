package io.sluice.cli.nas;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.cli.Surroundings;
import io.sluice.cli.Terminal;
import io.sluice.cli.nas.load.Load;
import io.sluice.cli.nas.simulate.Simulate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The page names each option that the commands have, and no other. */
class SimulatorPageTest {

    private static final Path PAGE = Path.of("").toAbsolutePath().getParent().resolve("docs/operations/simulator.md");
    private static final Surroundings NOWHERE =
            new Surroundings(Map.of(), ZoneOffset.UTC, InputStream.nullInputStream(), Terminal.ofProcess());

    private static List<String> onThePage(String command) throws IOException {
        String section = Files.readString(PAGE)
                .split("\n## Options of " + command + "\n")[1]
                .split("\n## ")[0];
        return Pattern.compile("^\\| `(--[a-z-]+)` \\|", Pattern.MULTILINE)
                .matcher(section)
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();
    }

    private static List<String> ofTheCommand(Object command) {
        return new CommandLine(command)
                .getCommandSpec().options().stream()
                        .map(option -> option.longestName())
                        .filter(name -> !name.equals("--help"))
                        .toList();
    }

    @Test
    void namesTheOptionsOfSimulate() throws IOException {
        assertThat(onThePage("simulate")).containsExactlyInAnyOrderElementsOf(ofTheCommand(new Simulate(NOWHERE)));
    }

    @Test
    void namesTheOptionsOfLoad() throws IOException {
        assertThat(onThePage("load")).containsExactlyInAnyOrderElementsOf(ofTheCommand(new Load(NOWHERE)));
    }
}
