package io.sluice.cli.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The settings page, the table in the code and what the modules read are one list. */
class SettingsPageTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{(sluice\\.[a-z.-]+)[:}]");
    private static final Pattern LITERAL = Pattern.compile("\"(sluice\\.[a-z.-]+)\"");

    /** Properties that only the launcher and the tests give: they follow from a setting or are no operator's business. */
    private static final Set<String> DERIVED = Set.of("sluice.db.driver");

    @Test
    void pageShowsTheTableOfTheCode() throws IOException {
        List<String> page = Files.readAllLines(ROOT.resolve("docs/operations/settings.md"));

        assertThat(page.stream().filter(line -> line.startsWith("| `SLUICE_"))).containsExactlyElementsOf(rows());
    }

    @Test
    void everyPropertyThatAModuleReadsIsASetting() throws IOException {
        Set<String> known =
                SettingTable.ALL.stream().map(Setting::property).collect(Collectors.toCollection(TreeSet::new));
        known.addAll(DERIVED);

        Set<String> read = propertiesRead();

        assertThat(read).isSubsetOf(known);
        assertThat(read).as("the search itself").contains("sluice.http.port", "sluice.db.password");
    }

    private static List<String> rows() {
        return SettingTable.ALL.stream().map(SettingsPageTest::row).toList();
    }

    private static String row(Setting setting) {
        String ifAbsent = setting.defaultValue().isEmpty() ? "" : "`" + setting.defaultValue() + "`";
        return "| `%s` | %s | %s | %s |"
                .formatted(setting.variable(), ifAbsent, setting.kind().unit(), setting.text());
    }

    private static Set<String> propertiesRead() throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path sources : modules.map(module -> module.resolve("src/main"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(sources)) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        collect(file, found);
                    }
                }
            }
        }
        return found;
    }

    private static void collect(Path file, Set<String> found) throws IOException {
        String name = file.getFileName().toString();
        if (name.endsWith(".java") || name.endsWith(".xml") || name.endsWith(".cli")) {
            String text = Files.readString(file);
            Pattern pattern = name.endsWith(".java") ? LITERAL : EXPRESSION;
            Stream.concat(
                            pattern.matcher(text).results(),
                            EXPRESSION.matcher(text).results())
                    .map(match -> match.group(1))
                    .forEach(found::add);
        }
    }
}
