package io.sluice.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTypeTest {

    @Test
    void everyTypeIsExplained_andNothingElseIs() throws IOException {
        String page = Files.readString(Path.of("src/main/webapp/problems/index.html"));

        assertThat(Pattern.compile("<dt id=\"([a-z-]+)\">([a-z-]+) \\((\\d+)\\)</dt>")
                        .matcher(page)
                        .results()
                        .peek(entry -> assertThat(entry.group(1)).isEqualTo(entry.group(2)))
                        .map(ProblemTypeTest::wordAndStatus))
                .containsExactly(Stream.of(ProblemType.values())
                        .map(type -> type.word() + ' ' + type.status())
                        .toArray(String[]::new));
    }

    private static String wordAndStatus(MatchResult entry) {
        return entry.group(1) + ' ' + entry.group(3);
    }

    @ParameterizedTest
    @CsvSource({
        "400, BAD_REQUEST",
        "401, UNAUTHENTICATED",
        "404, NOT_FOUND",
        "413, CONTENT_TOO_LARGE",
        "418, BAD_REQUEST",
        "500, INTERNAL_ERROR",
        "502, INTERNAL_ERROR",
        "503, UNAVAILABLE"
    })
    void readsTheStatusOfThePlatform(int status, ProblemType type) {
        assertThat(ProblemType.ofStatus(status)).isEqualTo(type);
    }
}
