package io.sluice.web.api.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {

    private static List<String> read(String text) throws IOException {
        Lines lines = new Lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        List<String> read = new ArrayList<>();
        while (lines.next()) {
            String line = lines.isTooLong() ? "too long" : new String(lines.octets(), StandardCharsets.UTF_8);
            read.add(lines.number() + (lines.isBlank() ? " blank" : " " + line));
        }
        return read;
    }

    @Test
    void endWithLfOrCrLf_orWithTheStream() throws IOException {
        assertThat(read("a\nb\r\n\n \t\nc")).containsExactly("1 a", "2 b", "3 blank", "4 blank", "5 c");
        assertThat(read("")).isEmpty();
        assertThat(read("a\n")).containsExactly("1 a");
    }

    @Test
    void areTakenUpTo64KiB_andALongerOneCostsOnlyItself() throws IOException {
        String longest = "x".repeat(Lines.LONGEST);

        assertThat(read(longest + "\n" + longest + "x\nafter\n"))
                .containsExactly("1 " + longest, "2 too long", "3 after");
    }
}
