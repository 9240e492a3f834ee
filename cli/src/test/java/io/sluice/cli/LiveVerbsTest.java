package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that change live services, in our words and in JunosE's. */
class LiveVerbsTest {
    private static final String SESSION = "01900000-0000-7000-8000-000000000001";
    private static final String ONLINE = "/api/v1/subscriber-sessions?login=client1%40isp1.com&state=ACTIVE&limit=200";
    private static final String SERVICES = "/api/v1/subscriber-sessions/" + SESSION + "/service-sessions";
    private static final String OPERATION = "/api/v1/operations/op1";
    private static final String GOLD = "/api/v1/service-sessions/s1";

    private final FakeServer server = new FakeServer();

    @TempDir
    private Path home;

    private Person person;

    @BeforeEach
    void arrive() {
        person = Person.of(server, home);
        person.terminal.waits(1000);
        server.answers(ONLINE, 200, Person.items(session(SESSION, "atm 4/0.1:1.32")))
                .answers(
                        SERVICES,
                        200,
                        Person.items(
                                service("s0", "gold", "STOPPED"),
                                service("s1", "gold", "ACTIVE"),
                                service("s2", "tiered(1, 2)", "ACTIVE")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String session(String id, String port) {
        return "{\"id\":\"" + id + "\",\"login\":\"client1@isp1.com\",\"nasPortId\":\"" + port + "\"}";
    }

    private static String service(String id, String activation, String state) {
        return "{\"id\":\"" + id + "\",\"service\":\"" + activation + "\",\"state\":\"" + state + "\"}";
    }

    private static String operation(String state, String step, String more) {
        return "{\"id\":\"op1\",\"nas\":\"demo\",\"change\":\"activate gold\",\"attempts\":1,\"state\":\"" + state
                + "\",\"step\":\"" + step + "\"" + more + "}";
    }

    private void accepts(String method, String request) {
        server.answers(method, request, 202, operation("REQUESTED", "REQUESTED", ""));
    }

    @Nested
    class Creating {
        private static final String SESSIONS = "/api/v1/subscriber-sessions";

        @Test
        void tellsOfTheLine_andFollowsWhatIsStartedOnIt() {
            server.answers("POST", SESSIONS, 201, "{\"id\":\"" + SESSION + "\",\"operation\":\"op1\"}");
            server.answersInTurn(OPERATION, operation("REQUESTED", "REQUESTED", ""), operation("DONE", "ACKED", ""));

            int status = person.runs(
                    "session",
                    "create",
                    "--nas",
                    "bng1",
                    "--acct-session-id",
                    "0042",
                    "--login",
                    "client1@isp1.com",
                    "--nas-port",
                    "7",
                    "--service",
                    "gold",
                    "--service",
                    "tiered(1, 2)");

            assertThat(status).isZero();
            assertThat(server.asked().get(0).body())
                    .isEqualTo("{\"nas\":\"bng1\",\"acctSessionId\":\"0042\",\"login\":\"client1@isp1.com\","
                            + "\"nasPort\":7,\"services\":[{\"service\":\"gold\"},{\"service\":\"tiered(1, 2)\"}]}");
            assertThat(person.outLines()).containsExactly(SESSION);
            assertThat(person.errLines())
                    .containsExactly("sluice: requested", "sluice: acked by demo", "sluice: done: activate gold");
        }

        @Test
        void doesNotWaitForALineWithoutServices() {
            server.answers("POST", SESSIONS, 201, "{\"id\":\"" + SESSION + "\"}");

            assertThat(person.run("session create --nas bng1 --acct-session-id 0042 --ip 10.1.2.3"))
                    .isZero();

            assertThat(person.outLines()).containsExactly(SESSION);
            assertThat(person.errLines()).isEmpty();
        }

        @Test
        void namesTheOption_whenTheServerRefuses() {
            server.problem(
                    "POST", SESSIONS, 422, "\"detail\":\"No such service.\",\"pointer\":\"/services/1/service\"");

            assertThat(person.run("session create --nas bng1 --acct-session-id 0042 --service a --service b"))
                    .isEqualTo(2);

            assertThat(person.errLines()).containsExactly("sluice: --service no. 2: No such service.");
        }
    }

    @Nested
    class Activating {
        @Test
        void tellsEachStep_andEndsWithTheNas() {
            accepts("POST", SERVICES);
            server.answersInTurn(
                    OPERATION,
                    operation("SENT", "SENT", ""),
                    operation("SENT", "SENT", ""),
                    operation("DONE", "ACKED", ""));

            int status = person.runs(
                    "session",
                    "activate",
                    "client1@isp1.com",
                    "tiered(1280000,5120000)",
                    "--timeout",
                    "5h",
                    "--volume-mb",
                    "500",
                    "--statistics",
                    "time_volume",
                    "--interim",
                    "10m");

            assertThat(status).isZero();
            assertThat(server.asked().get(1).body())
                    .isEqualTo("{\"service\":\"tiered(1280000,5120000)\",\"timeout\":\"PT5H\",\"volumeMb\":500,"
                            + "\"statistics\":\"TIME_VOLUME\",\"interimInterval\":\"PT10M\"}");
            assertThat(server.asked().get(1).header("Prefer")).isEqualTo("respond-async");
            assertThat(person.errLines())
                    .containsExactly("sluice: requested", "sluice: sent to demo", "sluice: acked by demo");
            assertThat(person.outLines()).containsExactly("done: activate gold");
        }

        @Test
        void asksToKeepTheServiceOverLogins() {
            accepts("POST", SERVICES);

            assertThat(person.run("session activate client1@isp1.com gold --static --no-wait"))
                    .isZero();

            assertThat(server.asked().get(1).body()).isEqualTo("{\"service\":\"gold\",\"static\":true}");
        }

        @Test
        void doesNotWait_whenToldSo() {
            accepts("POST", SERVICES);

            assertThat(person.run("session activate client1@isp1.com gold --no-wait"))
                    .isZero();

            assertThat(person.outLines()).containsExactly("requested: operation op1");
            assertThat(person.terminal.pauses()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "FAILED, REFUSED_BY_NAS, 5",
            "FAILED, NAS_SILENT, 6",
            "FAILED, SESSION_OVER, 4",
            "FAILED, UNDONE, 1",
            "EXPIRED, NAS_SILENT, 6",
            "CANCELLED, CANCELLED, 4"
        })
        void endsAsTheOperationDoes(String state, String failure, int status) {
            accepts("POST", SERVICES);
            String more = ",\"failure\":\"" + failure + "\",\"reason\":\"demo refused: 506 Resources-Unavailable\"";
            server.answersInTurn(OPERATION, operation(state, "FAILED", more));

            assertThat(person.run("session activate client1@isp1.com gold")).isEqualTo(status);

            assertThat(person.errLines()).contains("sluice: demo refused: 506 Resources-Unavailable");
        }

        @Test
        void losesPatience_andSaysWhereToLook() {
            accepts("POST", SERVICES);
            server.answersInTurn(OPERATION, operation("SENT", "SENT", ""));

            assertThat(person.run("session activate client1@isp1.com gold --patience 3s"))
                    .isEqualTo(6);

            assertThat(person.terminal.pauses().stream().reduce(Duration.ZERO, Duration::plus))
                    .isBetween(Duration.ofSeconds(3), Duration.ofSeconds(4));
            assertThat(person.errLines().get(2)).contains("sluice operation show op1");
        }

        @Test
        void namesTheOption_whenTheServerRefuses() {
            server.problem("POST", SERVICES, 422, "\"detail\":\"No service is called gild.\",\"pointer\":\"/service\"");

            assertThat(person.run("session activate client1@isp1.com gild")).isEqualTo(2);

            assertThat(person.errLines()).containsExactly("sluice: <service>: No service is called gild.");
        }

        @Test
        void saysWhoIsNotOnline() {
            server.answers(ONLINE, 200, Person.items());

            assertThat(person.run("session activate client1@isp1.com gold")).isEqualTo(3);
        }

        @Test
        void wantsAnId_whenThereAreTwo() {
            server.answers(ONLINE, 200, Person.items(session("a", "x"), session("b", "y")));

            assertThat(person.run("session activate client1@isp1.com gold")).isEqualTo(4);

            assertThat(person.err()).contains("a, b");
        }
    }

    @Nested
    class Switching {
        @Test
        void isRefused_whenNothingWouldMakeWay() {
            server.answers("/api/v1/services/voice", 200, "{\"name\":\"voice\"}");

            assertThat(person.runs("session", "switch", SESSION, "voice(1)")).isEqualTo(2);

            assertThat(server.requests()).containsExactly("GET /api/v1/services/voice");
        }

        @Test
        void isAnActivation_withinAGroup() {
            server.answers("/api/v1/services/silver", 200, "{\"name\":\"silver\",\"mutexGroup\":12}");
            accepts("POST", SERVICES);

            assertThat(person.runs("session", "switch", SESSION, "silver", "--no-wait"))
                    .isZero();

            assertThat(server.last().body()).isEqualTo("{\"service\":\"silver\"}");
        }

        @Test
        void namesWhatItReplaces() {
            accepts("POST", SERVICES);

            assertThat(person.runs("session", "switch", SESSION, "voice(1)", "--replaces", "tiered", "--no-wait"))
                    .isZero();

            assertThat(server.last().body()).isEqualTo("{\"service\":\"voice(1)\",\"replaces\":[\"tiered(1, 2)\"]}");
        }
    }

    @Nested
    class Stopping {
        @ParameterizedTest
        @ValueSource(strings = {"gold", "gold ", "tiered(1,2)", "tiered"})
        void findsTheRunningService(String typed) {
            accepts("DELETE", GOLD);
            accepts("DELETE", "/api/v1/service-sessions/s2");

            assertThat(person.runs("session", "deactivate", SESSION, typed, "--no-wait"))
                    .isZero();

            assertThat(server.last().request()).endsWith(typed.startsWith("gold") ? "s1" : "s2");
        }

        @Test
        void saysWhatRuns_whenItDoesNot() {
            assertThat(person.runs("session", "deactivate", SESSION, "voice")).isEqualTo(3);

            assertThat(person.err()).contains("running: gold, tiered(1, 2)");
        }

        @Test
        void asksBeforeItDisconnects() {
            assertThat(person.runs("session", "disconnect", SESSION)).isEqualTo(2);
            assertThat(server.requests()).isEmpty();
            accepts("POST", "/api/v1/subscriber-sessions/" + SESSION + ":disconnect");

            assertThat(person.runs("session", "disconnect", SESSION, "--yes", "--no-wait"))
                    .isZero();
        }

        @Test
        void endsASession() {
            accepts("DELETE", "/api/v1/subscriber-sessions/" + SESSION);

            assertThat(person.runs("session", "end", SESSION, "--yes", "--no-wait"))
                    .isZero();
        }

        @Test
        void appliesTheRecord_withoutAsking() {
            server.answers("POST", "/api/v1/subscriber-sessions/" + SESSION + ":apply-record", 200, "{}");

            assertThat(person.runs("session", "apply-record", SESSION)).isZero();

            assertThat(person.outLines()).containsExactly("nothing to do: it is so already");
        }
    }

    @Nested
    class JunosE {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "service-management subscriber-session client1@isp1.com service-session gold",
                    "service-management subscriber-session client1@isp1.com interface atm 4/0.1 service-session gold",
                    "service-management subscriber-session client1@isp1.com interface atm4/0.1:1.32 service-session gold",
                    "service-management owner-session aaa 4194326 service-session gold"
                })
        void activates(String line) {
            server.answers(
                    "/api/v1/subscriber-sessions?acctSessionId=4194326&state=ACTIVE&limit=200",
                    200,
                    Person.items(session(SESSION, "x")));
            accepts("POST", SERVICES);

            assertThat(person.run(line + " --no-wait")).isZero();

            assertThat(server.last().body()).isEqualTo("{\"service\":\"gold\"}");
        }

        @Test
        void readsAProfile_byName() {
            accepts("POST", SERVICES);

            assertThat(person.run("service-management subscriber-session client1@isp1.com service-session gold"
                            + " service-session-profile vodISP1 --no-wait"))
                    .isZero();

            assertThat(server.last().body()).isEqualTo("{\"service\":\"gold\",\"profile\":\"vodISP1\"}");
        }

        @Test
        void readsAProfile_writtenOut() {
            accepts("POST", SERVICES);

            assertThat(person.run("service-management subscriber-session client1@isp1.com service-session gold"
                            + " service-session-profile statistics volume-time time 18000 volume 500 --no-wait"))
                    .isZero();

            assertThat(server.last().body())
                    .isEqualTo(
                            "{\"service\":\"gold\",\"statistics\":\"TIME_VOLUME\",\"timeout\":\"PT18000S\",\"volumeMb\":500}");
        }

        @Test
        void deactivatesOneOrAll() {
            accepts("DELETE", GOLD);
            accepts("DELETE", SERVICES);

            assertThat(person.run(
                            "no service-management subscriber-session client1@isp1.com service-session gold --no-wait"))
                    .isZero();
            assertThat(server.last().request()).isEqualTo("DELETE " + GOLD);

            assertThat(person.run("no service-management subscriber-session client1@isp1.com force --no-wait"))
                    .isZero();
            assertThat(server.last().request()).isEqualTo("DELETE " + SERVICES);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "service-management subscriber-session client1@isp1.com",
                    "service-management subscriber-session client1@isp1.com service-session",
                    "service-management subscriber-session service-session gold",
                    "service-management subscriber-session a b service-session gold",
                    "service-management subscriber-session a service-session gold service-session silver",
                    "service-management subscriber-session a interface null service-session gold",
                    "service-management subscriber-session a service-session gold force",
                    "service-management subscriber-session a service-session gold service-session-profile time 5 volume",
                    "service-management owner-session cli 7 service-session gold",
                    "no service-management subscriber-session a service-session-profile time 5"
                })
        void refusesWhatIsNoSentence(String line) {
            assertThat(person.run(line)).isEqualTo(2);

            assertThat(server.requests()).isEmpty();
        }

        @Test
        void showsSessions_servicesAndCounts() {
            server.answers(
                            "/api/v1/subscriber-sessions?state=ACTIVE&limit=200",
                            200,
                            Person.items(session(SESSION, "atm 4/0.1")))
                    .answers(
                            "/api/v1/operations:summary",
                            200,
                            "{\"subscriberSessions\":3,\"serviceSessions\":5,\"operationsWaiting\":1}");

            assertThat(person.run("show service-management subscriber-session")).isZero();
            assertThat(person.run("show service-management subscriber-session client1@isp1.com service-session"))
                    .isZero();
            assertThat(person.run("show service-management summary")).isZero();

            assertThat(person.out())
                    .contains("USER NAME", "client1@isp1.com  atm 4/0.1", "tiered(1, 2)", "SERVICE SESSIONS     5");
        }
    }

    @Test
    void explainsEachService() {
        String told = "{\"service\":\"gold\",\"state\":\"STOPPED\",\"code\":\"SUPERSEDED\","
                + "\"sentence\":\"silver took its place.\",\"lastCoa\":{\"text\":\"sent once, acked\"}}";
        server.answers("/api/v1/service-sessions/s0/explanation", 200, told)
                .answers("/api/v1/service-sessions/s1/explanation", 200, told);

        assertThat(person.runs("session", "explain", "client1@isp1.com", "gold"))
                .isZero();

        assertThat(person.outLines())
                .contains("WHY          silver took its place.", "LAST-COA     sent once, acked")
                .hasSize(11);
    }

    @Test
    void showsTheLimitsOfEachService() {
        server.answers(
                "/api/v1/service-sessions/s0/limits",
                200,
                "{\"service\":\"gold\",\"enforcedBy\":\"NAS\",\"onLimit\":\"DEACTIVATE\","
                        + "\"volume\":{\"usedOctets\":105906176,\"limitOctets\":104857600,\"overshootOctets\":1048576}}");
        server.answers("/api/v1/service-sessions/s1/limits", 200, "{\"service\":\"gold\",\"onLimit\":\"NOTIFY\"}");

        assertThat(person.runs("session", "limits", "client1@isp1.com", "gold")).isZero();

        assertThat(person.out()).contains("ENFORCED-BY", "NAS", "BEYOND");
    }

    @Test
    void watchesAndCancelsOperations() {
        server.answersInTurn(OPERATION, operation("SENT", "SENT", ""), operation("DONE", "CONFIRMED", ""))
                .answers("POST", OPERATION + ":cancel", 200, operation("CANCELLED", "FAILED", ""));

        assertThat(person.run("operation watch op1")).isZero();
        assertThat(person.run("operation cancel op1")).isZero();

        assertThat(person.errLines()).contains("sluice: confirmed by the accounting of demo");
        assertThat(person.outLines()).contains("cancelled operation op1");
    }
}
