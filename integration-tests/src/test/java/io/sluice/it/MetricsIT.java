package io.sluice.it;

import static io.sluice.it.fixture.Eventually.eventually;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.ManagementPort;
import io.sluice.it.fixture.PromQuery;
import io.sluice.it.fixture.RadiusSocket;
import io.sluice.it.fixture.RequestOctets;
import io.sluice.it.fixture.Scrape;
import io.sluice.it.fixture.SluiceServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is counted, and that the page and the dashboard that name it are right, held against a scrape after some traffic. */
class MetricsIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration WHILE = Duration.ofSeconds(1);
    private static final String REQUESTS = "radius_server_requests_total";
    private static final Pattern ROW =
            Pattern.compile("\\| `([a-z_]+)` \\| (counter|gauge|histogram) \\| ([^|]*)\\|.*");
    private static final Pattern QUOTED = Pattern.compile("`([a-z]+)`");

    private ManagementPort management;
    private static final List<String> ON_OCCASION =
            List.of("coa_", "sluice_operation", "sluice_upstream_", "sluice_accounting_");

    private Scrape before;
    private Scrape after;

    @BeforeEach
    void traffic(SluiceServer server) {
        management = new ManagementPort(server);
        before = management.scrape();
        server.radclient().login(login("client1"));
        server.radclient().login(login("guess"));
        server.radclient()
                .account(
                        "User-Name=client1@isp1.com",
                        "Acct-Status-Type=Start",
                        "Acct-Session-Id=metrics-" + System.nanoTime(),
                        "NAS-IP-Address=127.0.0.1");
        retransmit(server);
        for (int port : List.of(server.ports().auth(), server.ports().acct())) {
            try (RadiusSocket socket = new RadiusSocket(port)) {
                assertThat(socket.ask(new byte[] {1, 2, 3}, WHILE)).isEmpty();
            }
        }
        after = eventually(
                "all of it counted",
                SOON,
                management::scrape,
                now -> grown(now, "auth", "accept") >= 2
                        && grown(now, "auth", "reject_wrong_password") >= 1
                        && grown(now, "acct", "stored") >= 1
                        && grown(now, "auth", "duplicate") >= 1
                        && grown(now, "acct", "discard_malformed") >= 1
                        && !now.named("sluice_sessions_open").isEmpty());
    }

    private static String[] login(String password) {
        return new String[] {
            "User-Name=client1@isp1.com",
            "User-Password=" + password,
            "NAS-IP-Address=127.0.0.1",
            "Message-Authenticator=0x00"
        };
    }

    private static void retransmit(SluiceServer server) {
        byte[] request = RequestOctets.access(9, SluiceServer.SECRET)
                .nasIpAddress("127.0.0.1")
                .userName("client1@isp1.com")
                .userPassword("client1")
                .messageAuthenticator()
                .octets();
        try (RadiusSocket socket = new RadiusSocket(server.ports().auth())) {
            assertThat(socket.ask(request, SOON)).isPresent();
            eventually("a repeated answer", SOON, () -> socket.ask(request, WHILE), again -> again.isPresent());
        }
    }

    private double grown(Scrape now, String type, String result) {
        Map<String, String> wanted = Map.of("type", type, "result", result);
        return sum(now, wanted) - sum(before, wanted);
    }

    private static double sum(Scrape scrape, Map<String, String> wanted) {
        return scrape.sum(REQUESTS, labels -> labels.entrySet().containsAll(wanted.entrySet()));
    }

    @Test
    void countsByNasAndResult_andNamesUnknownSourcesSo() {
        assertThat(grown(after, "auth", "accept")).isGreaterThanOrEqualTo(2);
        assertThat(after.named(REQUESTS))
                .filteredOn(sample -> sample.labels().get("result").equals("accept"))
                .extracting(sample -> sample.labels().get("nas"))
                .contains("demo");
        assertThat(after.named(REQUESTS))
                .filteredOn(sample -> sample.labels().get("result").equals("discard_malformed"))
                .extracting(sample -> sample.labels().get("nas"))
                .contains("unknown");
        assertThat(after.sum("radius_server_delivery_seconds_count", labels -> labels.get("type")
                        .equals("acct")))
                .isPositive();
        assertThat(after.sum("radius_server_listening", labels -> true)).isEqualTo(3);
        assertThat(after.sum("sluice_login_index_profiles", labels -> true)).isGreaterThanOrEqualTo(2);
        assertThat(after.sum("sluice_change_feed_age_seconds", labels -> true)).isBetween(0.0, 30.0);
    }

    @Test
    void thePageNamesEveryMetricWithItsLabels() throws IOException {
        Map<String, String> documented = new HashMap<>();
        for (String line : Files.readAllLines(page("metrics.md"))) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                String labels = QUOTED.matcher(row.group(3))
                        .results()
                        .map(found -> found.group(1))
                        .sorted()
                        .toList()
                        .toString();
                documented.put(row.group(1), row.group(2) + " " + labels);
            }
        }

        Map<String, String> shown = new HashMap<>();
        after.types().forEach((family, type) -> {
            if (family.startsWith("radius_") || family.startsWith("sluice_") || family.startsWith("coa_")) {
                Set<String> labels = new HashSet<>();
                after.samples().stream()
                        .filter(sample -> sample.name().equals(family)
                                || type.equals("histogram") && sample.name().equals(family + "_count"))
                        .forEach(sample -> labels.addAll(sample.labels().keySet()));
                shown.put(family, type + " " + labels.stream().sorted().toList());
            }
        });

        // Shown from the first order or upstream server on; whether there was one depends on what ran before.
        documented
                .keySet()
                .removeIf(name -> ON_OCCASION.stream().anyMatch(name::startsWith) && !shown.containsKey(name));
        assertThat(shown).containsExactlyInAnyOrderEntriesOf(documented);
    }

    @Test
    void theDashboardAsksOnlyForWhatIsThere() throws IOException {
        List<String> expressions = new ArrayList<>();
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(page("grafana/sluice.json")))) {
            collect(reader.readObject(), expressions);
        }
        assertThat(expressions).hasSizeGreaterThan(15);

        assertThat(expressions).allSatisfy(this::isAnswerable);
    }

    @Test
    void theAlertsOfThePageAskOnlyForWhatIsThere() throws IOException {
        List<String> alerts = Files.readAllLines(page("metrics.md")).stream()
                .filter(line -> line.startsWith("    ") && line.contains(" # "))
                .map(line -> line.substring(0, line.indexOf(" # ")).strip())
                .toList();
        assertThat(alerts).hasSize(4);

        // What should never happen has no series; its metric and labels must be there all the same.
        assertThat(alerts).allSatisfy(alert -> {
            for (PromQuery.Selector selector : PromQuery.of(alert).selectors()) {
                assertThat(labelsOf(selector.metric()))
                        .as("%s", selector)
                        .containsAll(selector.matchers().stream()
                                .map(PromQuery.Matching::label)
                                .toList());
            }
        });
    }

    @Test
    void theCheckSeesAWrongQuery() {
        for (String wrong : List.of(
                "radius_server_requests",
                "sum(radius_server_requests_total{typ=\"auth\"})",
                "radius_server_requests_total{result=\"accepted\"}",
                "sum by (client) (radius_server_requests_total)")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> isAnswerable(wrong))
                    .as(wrong)
                    .isInstanceOf(AssertionError.class);
        }
    }

    private void isAnswerable(String expression) {
        PromQuery query = PromQuery.of(expression);
        assertThat(query.selectors()).as(expression).isNotEmpty();
        for (PromQuery.Selector selector : query.selectors()) {
            assertThat(after.named(selector.metric()))
                    .as("%s in %s", selector, expression)
                    .anyMatch(sample -> selector.accepts(sample.labels()));
            assertThat(labelsOf(selector.metric()))
                    .as("labels in %s", expression)
                    .containsAll(query.grouping());
        }
    }

    private Set<String> labelsOf(String metric) {
        return after.named(metric).stream()
                .flatMap(sample -> sample.labels().keySet().stream())
                .collect(toSet());
    }

    private static void collect(JsonValue value, List<String> expressions) {
        if (value instanceof JsonObject object) {
            object.forEach((name, member) -> {
                if (name.equals("expr")) {
                    expressions.add(object.getString(name));
                } else if (name.equals("definition")) {
                    expressions.add(labelValues(object.getString(name)));
                }
                collect(member, expressions);
            });
        } else if (value.getValueType() == JsonValue.ValueType.ARRAY) {
            value.asJsonArray().forEach(member -> collect(member, expressions));
        }
    }

    /** {@code label_values(metric, label)} asks for as much as {@code sum by (label) (metric)}. */
    private static String labelValues(String definition) {
        MatchResult parts = Pattern.compile("label_values\\((\\w+), (\\w+)\\)")
                .matcher(definition)
                .results()
                .findFirst()
                .orElseThrow();
        return "sum by (" + parts.group(2) + ") (" + parts.group(1) + ")";
    }

    private static Path page(String name) {
        return SluiceServer.root().resolve("docs/operations").resolve(name);
    }
}
