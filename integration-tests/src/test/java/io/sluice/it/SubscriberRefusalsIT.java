package io.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.Caller;
import io.sluice.it.fixture.Caller.Reply;
import io.sluice.it.fixture.SluiceServer;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input about subscribers is refused with the member named, and changes nothing. */
class SubscriberRefusalsIT {

    private static final String NEW = "{\"kind\":\"RESIDENTIAL\",\"parent\":\"isp1\",\"login\":\"new@isp1.com\"%s}";

    private static String subscriber;
    private static String subscription;

    @BeforeAll
    static void makeOne(SluiceServer server) {
        Caller operator = operator(server);
        Reply made = operator.json(
                "POST",
                "subscribers",
                "{\"kind\":\"RESIDENTIAL\",\"parent\":\"isp1\",\"login\":\"firm@isp1.com\",\"password\":\"first\"}");
        subscriber = "subscribers/" + made.id();
        Reply record = operator.send(
                "PUT",
                subscriber + "/record",
                "application/json",
                "{\"services\":[{\"tag\":1,\"activate\":\"voice(64000)\"}]}");
        assertThat(record.status()).as("%s", record).isEqualTo(201);
        Reply added = operator.json("POST", subscriber + "/subscriptions", "{\"service\":\"gold\"}");
        subscription = subscriber + "/subscriptions/" + added.id();
    }

    private static Caller operator(SluiceServer server) {
        return new Caller(server, "operator", "operator");
    }

    private static Arguments create(String members, int status, String type, String pointer) {
        return Arguments.of("POST", "subscribers", members, status, type, pointer);
    }

    private static Arguments made(String more, int status, String type, String pointer) {
        return create(String.format(NEW, more), status, type, pointer);
    }

    private static Arguments change(String body, int status, String type, String pointer) {
        return Arguments.of("PATCH", "SUBSCRIBER", body, status, type, pointer);
    }

    private static Arguments attribute(String attribute, String pointer) {
        return record("{\"attributes\":[" + attribute + "]}", pointer);
    }

    private static Arguments services(String services, String pointer) {
        return record("{\"services\":[" + services + "]}", pointer);
    }

    private static Arguments record(String body, String pointer) {
        return Arguments.of("PUT", "SUBSCRIBER/record", body, 422, "invalid-body", pointer);
    }

    private static Arguments subscribe(String body, int status, String type, String pointer) {
        return Arguments.of("POST", "SUBSCRIBER/subscriptions", body, status, type, pointer);
    }

    private static String eight(int services) {
        return String.join(
                ",",
                IntStream.rangeClosed(1, services)
                        .mapToObj(tag -> "{\"tag\":" + tag + ",\"activate\":\"voice(" + (64_000 + tag) + ")\"}")
                        .toList());
    }

    static Stream<Arguments> table() {
        return Stream.of(subscribers(), changes(), records(), subscriptions()).flatMap(rows -> rows);
    }

    private static Stream<Arguments> subscribers() {
        return Stream.of(
                create("{\"parent\":\"isp1\",\"login\":\"a\"}", 422, "invalid-body", "/kind"),
                create("{\"kind\":\"HOUSE\",\"parent\":\"isp1\",\"login\":\"a\"}", 422, "invalid-body", "/kind"),
                create("{\"kind\":\"RESIDENTIAL\",\"login\":\"a\"}", 422, "invalid-body", "/parent"),
                create("{\"kind\":\"RESIDENTIAL\",\"parent\":\"isp1\"}", 422, "invalid-body", "/login"),
                create("{\"kind\":\"SITE\",\"parent\":\"isp1\",\"name\":\"x\"}", 422, "invalid-body", "/parent"),
                create("{\"kind\":\"FOLDER\",\"parent\":\"isp1\"}", 422, "invalid-body", "/name"),
                create(
                        "{\"kind\":\"RESIDENTIAL\",\"parent\":\"isp9\",\"login\":\"a\"}",
                        422,
                        "invalid-body",
                        "/parent"),
                made(",\"login2\":\"x\"", 422, "invalid-body", "/login2"),
                made(",\"password\":5", 422, "invalid-body", "/password"),
                made(",\"password\":\"\"", 422, "invalid-body", "/password"),
                made(",\"password\":\"" + "x".repeat(129) + "\"", 422, "invalid-body", "/password"),
                made(",\"zone\":\"Mars/Olympus\"", 422, "invalid-body", "/zone"),
                made(",\"concurrency\":0", 422, "invalid-body", "/concurrency"),
                made(",\"concurrency\":\"1\"", 422, "invalid-body", "/concurrency"),
                made(",\"status\":\"ASLEEP\"", 422, "invalid-body", "/status"),
                made(",\"name\":\"a\\u0000b\"", 422, "invalid-body", "/name"),
                made(",\"name\":\"firm@isp1.com\"", 409, "duplicate", "/name"),
                create(
                        "{\"kind\":\"RESIDENTIAL\",\"parent\":\"isp1\",\"login\":\"" + "x".repeat(254) + "\"}",
                        422,
                        "invalid-body",
                        "/login"),
                create(
                        "{\"kind\":\"RESIDENTIAL\",\"parent\":\"isp1\",\"login\":\"firm@isp1.com\"}",
                        409,
                        "duplicate",
                        "/login"),
                create("[]", 422, "invalid-body", ""));
    }

    private static Stream<Arguments> changes() {
        return Stream.of(
                change("{\"kind\":\"ACCESS\"}", 422, "invalid-body", "/kind"),
                change("{\"parent\":\"isp1/acme\"}", 422, "invalid-body", "/parent"),
                change("{\"login\":null}", 422, "invalid-body", "/login"),
                change("{\"login\":\"client1@isp1.com\"}", 409, "duplicate", "/login"),
                change("{\"zone\":\"here\"}", 422, "invalid-body", "/zone"),
                change("{\"concurrency\":70000}", 422, "invalid-body", "/concurrency"));
    }

    private static Stream<Arguments> records() {
        return Stream.of(
                record("{}", ""),
                record("{\"attributes\":{}}", "/attributes"),
                attribute("{\"value\":\"x\"}", "/attributes/0/name"),
                attribute("{\"name\":\"No-Such\",\"value\":\"x\"}", "/attributes/0/name"),
                attribute("{\"name\":\"Class\",\"value\":\"0x01\"}", "/attributes/0/name"),
                attribute("{\"name\":\"ERX-Service-Activate\",\"value\":\"gold\"}", "/attributes/0/name"),
                attribute("{\"name\":\"Framed-IP-Address\",\"value\":\"10.1.2\"}", "/attributes/0/value"),
                attribute("{\"name\":\"Session-Timeout\",\"tag\":1,\"value\":\"60\"}", "/attributes/0/tag"),
                attribute("{\"name\":\"Reply-Message\",\"value\":\"\\ud800\"}", "/attributes/0/value"),
                services(eight(8) + ",{\"tag\":1,\"activate\":\"gold\"}", "/services"),
                services("{\"tag\":0,\"activate\":\"gold\"}", "/services/0/tag"),
                services("{\"tag\":9,\"activate\":\"gold\"}", "/services/0/tag"),
                services(
                        "{\"tag\":1,\"activate\":\"gold\"},{\"tag\":1,\"activate\":\"voice(64000)\"}",
                        "/services/1/tag"),
                services("{\"tag\":1,\"activate\":\"voice(64000\"}", "/services/0/activate"),
                services("{\"tag\":1,\"activate\":\"platinum\"}", "/services/0/activate"),
                services("{\"tag\":1,\"activate\":\"voice(1,2)\"}", "/services/0/activate"),
                services("{\"tag\":1,\"activate\":\"voice(10T)\"}", "/services/0/activate"),
                services("{\"tag\":1,\"activate\":\"voice(loud)\"}", "/services/0/activate"),
                services(
                        "{\"tag\":1,\"activate\":\"gold\"},{\"tag\":2,\"activate\":\"silver\"}",
                        "/services/1/activate"),
                services("{\"tag\":1,\"activate\":\"gold\",\"timeout\":16777216}", "/services/0/timeout"),
                services("{\"tag\":1,\"activate\":\"gold\",\"volume\":-1}", "/services/0/volume"),
                services("{\"tag\":1,\"activate\":\"gold\",\"statistics\":3}", "/services/0/statistics"),
                services("{\"tag\":1,\"activate\":\"gold\",\"interim\":1.5}", "/services/0/interim"));
    }

    private static Stream<Arguments> subscriptions() {
        return Stream.of(
                subscribe("{}", 422, "invalid-body", "/service"),
                subscribe("{\"service\":\"platinum\"}", 422, "invalid-body", "/service"),
                subscribe("{\"service\":\"gold\"}", 409, "duplicate", "/name"),
                subscribe(
                        "{\"service\":\"tiered\",\"trigger\":\"ACTIVATE_ON_LOGIN\"}",
                        422,
                        "invalid-body",
                        "/substitutions/inputBW"),
                subscribe(
                        "{\"service\":\"tiered\",\"substitutions\":{\"speed\":\"1M\"}}",
                        422,
                        "invalid-body",
                        "/substitutions/speed"),
                subscribe(
                        "{\"service\":\"silver\",\"limits\":{\"timeout\":\"5h\"}}",
                        422,
                        "invalid-body",
                        "/limits/timeout"),
                subscribe(
                        "{\"service\":\"silver\",\"limits\":{\"interimInterval\":\"PT5M\"}}",
                        422,
                        "invalid-body",
                        "/limits/interimInterval"),
                Arguments.of("PUT", "SUBSCRIPTION", "{\"service\":\"silver\"}", 422, "invalid-body", "/service"));
    }

    @ParameterizedTest
    @MethodSource("table")
    void namesTheMember_andChangesNothing(
            String method, String at, String body, int status, String type, String pointer, SluiceServer server) {
        List<String> before = everything(server);

        Reply reply = operator(server)
                .json(method, at.replace("SUBSCRIPTION", subscription).replace("SUBSCRIBER", subscriber), body);

        assertThat(reply.status()).as("%s", reply).isEqualTo(status);
        assertThat(reply.object().getString("type")).endsWith("#" + type);
        assertThat(reply.object().getString("pointer")).isEqualTo(pointer);
        assertThat(everything(server)).isEqualTo(before);
    }

    private static List<String> everything(SluiceServer server) {
        Caller operator = operator(server);
        // Of the newest audit entry only which it is: its seal comes a second later.
        int newest = operator.get("audit?limit=1")
                .object()
                .getJsonArray("items")
                .getJsonObject(0)
                .getInt("id");
        return Stream.concat(
                        Stream.of("subscribers?limit=1000", subscriber + "/record", subscriber + "/subscriptions")
                                .map(resource -> operator.get(resource).body()),
                        Stream.of(String.valueOf(newest)))
                .toList();
    }

    @Test
    void needsTheStateItChanges_andRefusesAStaleOne(SluiceServer server) {
        List<String> before = everything(server);
        Caller operator = operator(server);

        Reply unsaid = operator.send("PATCH", subscriber, "application/json", "{\"status\":\"SUSPENDED\"}");
        Reply stale = operator.send(
                "PATCH", subscriber, "application/json", "{\"status\":\"SUSPENDED\"}", "If-Match", "\"77\"");
        Reply deleted = operator.send("DELETE", subscription, null, null);

        assertThat(unsaid.status()).isEqualTo(428);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(deleted.status()).isEqualTo(428);
        assertThat(everything(server)).isEqualTo(before);
    }

    @Test
    void findsNothingThatIsNotThere(SluiceServer server) {
        Caller operator = operator(server);

        for (String resource : List.of(
                "subscribers/999999999",
                "subscribers/no-number",
                "subscribers/999999999/record",
                "subscribers/999999999/subscriptions",
                subscriber + "/subscriptions/999999999")) {
            assertThat(operator.get(resource).status()).as(resource).isEqualTo(404);
        }
        assertThat(operator.json("DELETE", "subscribers/999999999", null).status())
                .isEqualTo(404);
    }

    @Test
    void refusesAnImportThatCannotBeReadAtAll(SluiceServer server) {
        Caller operator = operator(server);
        List<String> before = everything(server);

        Reply column = operator.send("POST", "subscribers:import", "text/csv", "kind,parent,colour\r\n");
        Reply media = operator.send("POST", "subscribers:import", "text/plain", "x");
        Reply mode = operator.send("POST", "subscribers:import?mode=upsert", "application/x-ndjson", "{}");
        String unreadable = String.join("\n", Collections.nCopies(3, "{\"kind\":"));
        Reply lines = operator.send("POST", "subscribers:import", "application/x-ndjson", unreadable);

        assertThat(column.status()).isEqualTo(422);
        assertThat(column.object().getString("detail")).contains("no column 'colour'");
        assertThat(media.status()).isEqualTo(415);
        assertThat(mode.object().getString("parameter")).isEqualTo("mode");
        assertThat(lines.object().getInt("refused")).isEqualTo(3);
        assertThat(everything(server)).isEqualTo(before);
    }
}
