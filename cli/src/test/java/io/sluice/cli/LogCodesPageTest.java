package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of log codes names each code that the modules log, once, and no other. */
class LogCodesPageTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern CODE = Pattern.compile("SLU-[0-9]{5}");

    @Test
    void pageNamesTheCodesThatAreLogged() throws IOException {
        List<String> page = codesAtLineStarts(Files.readString(ROOT.resolve("docs/operations/log-codes.md")));

        assertThat(page).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(page)).isEqualTo(codesLogged());
        assertThat(page).as("the search itself").hasSizeGreaterThan(30);
    }

    private static List<String> codesAtLineStarts(String page) {
        return Pattern.compile("^\\| (SLU-[0-9]{5}) ", Pattern.MULTILINE)
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static TreeSet<String> codesLogged() throws IOException {
        List<Path> sources = new ArrayList<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path module : modules.map(each -> each.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(module)) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
                }
            }
        }
        TreeSet<String> found = new TreeSet<>();
        for (Path source : sources) {
            CODE.matcher(read(source)).results().map(MatchResult::group).forEach(found::add);
        }
        return found;
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
