package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SluiceTest {
    private static final String SESSIONS = "/api/v1/subscriber-sessions";
    private static final String ANNA =
            "{\"id\":\"01900000-0000-7000-8000-000000000001\",\"login\":\"anna@isp1.com\",\"nas\":\"demo\","
                    + "\"state\":\"ACTIVE\",\"framedIpAddress\":\"10.1.2.3\",\"startedAt\":\"2026-07-01T08:00:00Z\",\"sessionTime\":\"PT26H3M4S\","
                    + "\"inputOctets\":9223372036854775807,\"outputOctets\":1023,\"owner\":\"AAA\",\"nasPort\":7}";
    private static final String BOB = "{\"id\":\"b\",\"login\":\"bob, \\\"the\\u001b\\\" second\",\"state\":\"CLOSED\","
            + "\"inputOctets\":1536,\"outputOctets\":0}";
    private static final String TIERED =
            "{\"id\":\"s\",\"service\":\"tiered(1280000, 5120000)\",\"login\":\"anna@isp1.com\",\"nas\":\"demo\","
                    + "\"state\":\"ACTIVE\",\"confirmed\":true,\"inputOctets\":0,\"outputOctets\":0}";

    private final FakeServer server = new FakeServer();

    @TempDir
    private Path home;

    private Person person;

    @BeforeEach
    void arrive() {
        person = Person.of(server, home);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Nested
    class Listing {
        @Test
        void alignsColumns_inUnitsAndTimesForPeople() {
            server.answers(SESSIONS + "?limit=100", 200, Person.items(ANNA, BOB));

            assertThat(run("session", "list")).isZero();

            assertThat(person.outLines())
                    .containsExactly(
                            "LOGIN               NAS   IP        STATE   STARTED                           TIME       IN     OUT  ID",
                            "anna@isp1.com       demo  10.1.2.3  ACTIVE  2026-07-01 10:00:00 +02:00  1d 2:03:04  8.0 EiB  1023 B  01900000-0000-7000-8000-000000000001",
                            "bob, \"the?\" second  -     -         CLOSED  -                                    -  1.5 KiB     0 B  b");
            assertThat(person.err()).isEmpty();
        }

        @Test
        void isExact_whenWide() {
            server.answers(SESSIONS + "?limit=100", 200, Person.items(ANNA));

            run("session", "list", "-o", "wide");

            assertThat(person.out()).contains("9223372036854775807", "OWNER", "AAA");
        }

        @Test
        void isExact_asCsv() {
            server.answers(SESSIONS + "?limit=100", 200, Person.items(ANNA, BOB));

            run("session", "list", "-o", "csv");

            assertThat(person.outLines())
                    .first()
                    .asString()
                    .startsWith(
                            "login,nas,framedIpAddress,state,startedAt,sessionTime,inputOctets,outputOctets,id,acctSessionId");
            assertThat(person.outLines())
                    .element(1)
                    .asString()
                    .startsWith(
                            "anna@isp1.com,demo,10.1.2.3,ACTIVE,2026-07-01T08:00:00Z,PT26H3M4S,9223372036854775807,1023,");
            assertThat(person.outLines())
                    .element(2)
                    .asString()
                    .startsWith("\"bob, \"\"the\u001b\"\" second\",,,CLOSED,");
        }

        @Test
        void keepsEveryDigit_asJsonAndYaml() {
            server.answers(SESSIONS + "?limit=100", 200, Person.items(ANNA));

            run("session", "list", "-o", "json");
            run("session", "list", "-o", "YAML");

            assertThat(person.out())
                    .contains("\"inputOctets\" : 9223372036854775807")
                    .contains("- id: \"01900000-0000-7000-8000-000000000001\"\n  login: \"anna@isp1.com\"\n")
                    .contains("\n  inputOctets: 9223372036854775807\n");
        }

        @ParameterizedTest
        @CsvSource({
            "session, subscriber-sessions, table, ''",
            "session, subscriber-sessions, json, '[ ]\n'",
            "session, subscriber-sessions, yaml, '[]\n'",
            "service-session, service-sessions, wide, ''",
            "accounting, accounting-records, table, ''",
            "usage, usage, table, ''"
        })
        void saysSo_whenNothingMatches(String noun, String resource, String format, String printed) {
            server.answers("/api/v1/" + resource + "?limit=100", 200, Person.items());

            assertThat(run(noun, "list", "-o", format)).isZero();

            assertThat(person.out()).isEqualTo(printed);
            assertThat(person.err().contains("matches")).isEqualTo(printed.isEmpty());
        }

        @Test
        void passesFiltersOn_encoded() {
            server.answers(
                    SESSIONS + "?login=a%2Bb%40c%26d&nas=demo&ip=10.1.2.3&state=STALE&limit=5", 200, Person.items(BOB));

            assertThat(run(
                            "session",
                            "list",
                            "--login",
                            "a+b@c&d",
                            "--nas",
                            "demo",
                            "--ip",
                            "10.1.2.3",
                            "--state",
                            "stale",
                            "--limit",
                            "5"))
                    .isZero();
        }

        @Test
        void passesAccountingFiltersOn() {
            server.answers(
                    "/api/v1/accounting-records?acctSessionId=erx%207&from=2026-01-01T00%3A00%3A00Z&limit=100",
                    200,
                    Person.items(
                            "{\"acctSessionId\":\"erx 7\",\"statusType\":\"START\",\"eventAt\":\"2026-01-01T00:00:00Z\"}"));

            assertThat(run("accounting", "list", "--session", "erx 7", "--from", "2026-01-01T00:00:00Z"))
                    .isZero();

            assertThat(person.out()).contains("START", "erx 7");
        }

        @Test
        void followsLinks_untilTheLimit() {
            String second = SESSIONS + "?limit=200&cursor=x";
            server.answers(SESSIONS + "?limit=200", 200, Person.items(ANNA), "Link", '<' + second + ">; rel=\"next\"");
            server.answers(second, 200, Person.items(BOB));

            assertThat(run("session", "list", "--limit", "201", "-o", "csv")).isZero();

            assertThat(person.outLines()).hasSize(3);
            assertThat(person.err()).isEmpty();
        }

        @Test
        void saysThatThereIsMore_beyondTheLimit() {
            server.answers(SESSIONS + "?limit=1", 200, Person.items(ANNA), "Link", "</x>; rel=\"next\"");

            assertThat(run("session", "list", "--limit", "1")).isZero();

            assertThat(person.err()).isEqualToIgnoringNewLines("sluice: more match; raise --limit to see them");
        }

        @Test
        void carriesThePasswordToNoOtherServer() {
            server.answers(
                    SESSIONS + "?limit=100", 200, Person.items(ANNA), "Link", "<http://127.0.0.1:1/x>; rel=\"next\"");

            assertThat(run("session", "list")).isEqualTo(1);

            assertThat(person.err()).contains("points to another server: 127.0.0.1:1");
        }
    }

    @Nested
    class Showing {
        @Test
        void showsASessionWithItsServices() {
            server.answers(SESSIONS + "/b", 200, BOB)
                    .answers(SESSIONS + "/b/service-sessions", 200, Person.items(TIERED));

            assertThat(run("session", "show", "b")).isZero();

            assertThat(person.out()).contains("STATE            CLOSED", "tiered(1280000, 5120000)");
        }

        @Test
        void putsTheServicesInside_asJson() {
            server.answers(SESSIONS + "/b", 200, BOB)
                    .answers(SESSIONS + "/b/service-sessions", 200, Person.items(TIERED));

            run("session", "show", "b", "-o", "json");

            assertThat(person.out()).contains("\"serviceSessions\" : [", "\"confirmed\" : true");
        }

        @Test
        void encodesTheId() {
            server.problem(SESSIONS + "/..%2Fx%3F", 404, "No subscriber session has the id.");

            assertThat(run("session", "show", "../x?")).isEqualTo(3);
        }
    }

    @Nested
    class Failing {
        @ParameterizedTest
        @CsvSource({
            "400, 2, Wrong.",
            "403, 1, user anna may not do this: Wrong.",
            "404, 3, Wrong.",
            "409, 4, Wrong.",
            "412, 4, Wrong.",
            "500, 1, Wrong.",
            "502, 5, Wrong.",
            "503, 1, the server is not ready: Wrong.",
            "504, 6, Wrong."
        })
        void saysWhatTheServerSaid_inOneLine(int status, int exit, String line) {
            server.problem(SESSIONS + "?limit=100", status, "Wrong.");

            assertThat(run("session", "list")).isEqualTo(exit);

            assertThat(person.err()).isEqualToIgnoringNewLines("sluice: " + line);
            assertThat(person.out()).isEmpty();
        }

        @Test
        void namesTheParameterThatTheServerRefused() {
            server.answers(
                    SESSIONS + "?state=FOO&limit=100",
                    400,
                    "{\"detail\":\"One of these is expected: ACTIVE.\",\"parameter\":\"state\"}",
                    "Content-Type",
                    "application/problem+json");

            assertThat(run("session", "list", "--state", "foo")).isEqualTo(2);

            assertThat(person.err()).isEqualToIgnoringNewLines("sluice: --state: One of these is expected: ACTIVE.");
        }

        @Test
        void saysHowToLogIn_withoutThePassword() {
            server.problem(SESSIONS + "?limit=100", 401, "These credentials are not accepted.");

            assertThat(run("session", "list")).isEqualTo(1);

            assertThat(person.err()).contains("user anna", "SLUICE_PASSWORD").doesNotContain("right");
        }

        @Test
        void asksWhetherTheServerRuns_whenNobodyListens() throws IOException {
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                person.environment.put("SLUICE_URL", "http://127.0.0.1:" + free.getLocalPort());
            }

            assertThat(run("session", "list")).isEqualTo(1);

            assertThat(person.errLines()).hasSize(1);
            assertThat(person.err()).contains("cannot reach http://127.0.0.1:", "./sluice up");
        }

        @Test
        void doubtsTheAddress_whenSomethingElseAnswers() {
            server.answers(SESSIONS + "?limit=100", 200, "<html>");
            server.answers("/api/v1/service-sessions?limit=100", 200, "{}");

            assertThat(run("session", "list")).isEqualTo(1);
            assertThat(run("service-session", "list")).isEqualTo(1);
            assertThat(run("accounting", "list")).isEqualTo(3);

            assertThat(person.errLines()).hasSize(3).allSatisfy(line -> assertThat(line)
                    .contains("check --url"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "session", "session lst", "session list --limit 0", "session list --limit 100001",
                            "session list -o xml",
                    "session list --nope", "session show", "session show a b", "nothing", "session list --url ftp://x",
                    "session list --url ::", "session list --user-password-file /nonexistent"
                })
        void saysWhatIsWrongWithTheCommandLine(String line) {
            assertThat(person.run(line)).isEqualTo(2);

            assertThat(person.err()).startsWith("sluice: ");
            assertThat(server.asked()).isEmpty();
        }
    }

    @Nested
    class Credentials {
        @Test
        void comeFromTheEnvironment() {
            server.answers(SESSIONS + "?limit=100", 200, Person.items());

            run("session", "list");

            assertThat(server.last().header("Authorization")).isEqualTo("Basic YW5uYTpyaWdodA==");
        }

        @Test
        void comeFromOptionsFirst(@TempDir Path directory) throws IOException {
            server.answers(SESSIONS + "?limit=100", 200, Person.items());
            Path file = Files.writeString(directory.resolve("password"), "left\n");

            run("session", "list", "--user", "bob", "--user-password-file", file.toString());

            assertThat(server.last().header("Authorization")).isEqualTo("Basic Ym9iOmxlZnQ=");
        }

        @Test
        void areMissed_whenThereAreNoneAndNobodyToAsk() {
            person.environment.remove("SLUICE_PASSWORD");

            assertThat(run("session", "list")).isEqualTo(2);

            assertThat(person.err()).contains("no password for anna");
        }
    }

    @Test
    void saysItsVersion() {
        assertThat(run("version")).isZero();

        assertThat(person.out()).matches("sluice \\d+\\.\\d+\\.\\d+(-SNAPSHOT)? \\(Java \\d+\\)\\R");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--help", "session --help", "session list --help", "session show --help", "accounting list -h"})
    void helps(String line) {
        assertThat(person.run(line)).isZero();

        assertThat(person.out()).contains("Usage: sluice");
    }

    private int run(String... arguments) {
        return person.runs(arguments);
    }
}
