package io.sluice.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlTest {

    @Test
    void nestsListsAndObjects_andQuotesAllText() {
        Map<String, Object> session = new LinkedHashMap<>();
        session.put("login", "no");
        session.put("octets", 7L);
        session.put("services", List.of(Map.of("name", "a: \"b\"\n# c"), Map.of("name", "1e3")));
        session.put("none", List.of());
        session.put("gone", null);

        assertThat(Yaml.of(List.of(session, session)).lines().limit(7))
                .containsExactly(
                        "- login: \"no\"",
                        "  octets: 7",
                        "  services:",
                        "    - name: \"a: \\\"b\\\"\\n# c\"",
                        "    - name: \"1e3\"",
                        "  none: []",
                        "  gone: null");
    }
}
