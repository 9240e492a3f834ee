package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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

/** What commands that change something send, and what they say about the answer. */
class WritingTest {
    private static final String BNG = "/api/v1/clients/bng1";
    private static final String STORED =
            "{\"name\":\"bng1\",\"prefixes\":[\"10.0.0.0/24\"],\"kinds\":[\"AUTH\"],\"mayReportNas\":true}";

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
    class Making {
        @Test
        void putsAllThatIsGiven_onConditionThatItIsNew() throws IOException {
            Path secret = Files.writeString(home.resolve("secret"), "kept from all\r\nother line\n");
            server.answers("PUT", BNG, 201, STORED, "ETag", "\"0\"");

            assertThat(person.runs(
                            "client",
                            "create",
                            "bng1",
                            "--prefix",
                            "10.0.0.0/24",
                            "--prefix",
                            "2001:db8::/64",
                            "--secret-file",
                            secret.toString(),
                            "--kind",
                            "auth",
                            "--kind",
                            "ACCT",
                            "--message-authenticator",
                            "auto",
                            "--may-report-nas",
                            "--no-sign-replies"))
                    .isZero();

            assertThat(server.requests()).containsExactly("PUT " + BNG);
            assertThat(server.last().header("If-None-Match")).isEqualTo("*");
            assertThat(server.last().header("Content-Type")).isEqualTo("application/json");
            assertThat(server.last().body())
                    .isEqualTo(
                            "{\"prefixes\":[\"10.0.0.0/24\",\"2001:db8::/64\"],\"secret\":\"kept from all\","
                                    + "\"kinds\":[\"AUTH\",\"ACCT\"],\"messageAuthenticator\":\"AUTO\",\"mayReportNas\":true,\"signReplies\":false}");
            assertThat(person.outLines()).containsExactly("created client bng1");
        }

        @Test
        void postsWhatTheServerNames_withItsKey() {
            server.answers("POST", "/api/v1/subscribers", 201, "{\"id\":7,\"login\":\"x\"}");

            assertThat(person.run("subscriber create --parent isp1 --kind residential --login x --idempotency-key k1"))
                    .isZero();

            assertThat(server.last().header("Idempotency-Key")).isEqualTo("k1");
            assertThat(server.last().body())
                    .isEqualTo("{\"kind\":\"RESIDENTIAL\",\"parent\":\"isp1\",\"login\":\"x\"}");
            assertThat(person.outLines()).containsExactly("created subscriber 7");
        }

        @Test
        void printsTheIdentifierAlone_whenQuiet() {
            server.answers("POST", "/api/v1/subscribers", 201, "{\"id\":7,\"login\":\"x\"}");

            person.run("subscriber create --parent isp1 --kind residential --login x -q");

            assertThat(person.outLines()).containsExactly("7");
        }

        @Test
        void readsTheWholeFromAFile_andLetsOptionsChangeIt() throws IOException {
            Path file = Files.writeString(home.resolve("c.json"), STORED);
            server.answers("PUT", BNG, 201, STORED);

            assertThat(person.runs("client", "create", "bng1", "-f", file.toString(), "--kind", "dynauth"))
                    .isZero();

            assertThat(server.last().body())
                    .isEqualTo("{\"prefixes\":[\"10.0.0.0/24\"],\"kinds\":[\"DYNAUTH\"],\"mayReportNas\":true}");
        }

        @Test
        void readsTheWholeFromStandardInput() {
            server.answers("PUT", BNG, 201, STORED);

            assertThat(person.pipes("{\"kinds\":[]}").run("client create bng1 -f -"))
                    .isZero();

            assertThat(server.last().body()).isEqualTo("{\"kinds\":[]}");
        }

        @Test
        void showsTheAnswer_whenAskedFor() {
            server.answers("PUT", BNG, 201, STORED);

            person.run("client create bng1 --prefix 10.0.0.0/24 -o yaml");

            assertThat(person.out()).contains("prefixes:\n  - \"10.0.0.0/24\"");
        }

        @Test
        void changesNothing_whenDry() {
            server.answers("PUT", BNG + "?dryRun=true", 201, STORED);

            assertThat(person.run("client create bng1 --prefix 10.0.0.0/24 --dry-run"))
                    .isZero();

            assertThat(person.errLines()).containsExactly("sluice: dry run; nothing was changed");
        }

        @Test
        void passesWarningsOn() {
            server.answers(
                    "PUT",
                    BNG,
                    201,
                    "{\"name\":\"bng1\",\"warnings\":[{\"code\":\"SHORT\",\"pointer\":\"/secret\",\"detail\":\"It is short.\"}]}");

            person.run("client create bng1 --prefix 10.0.0.0/24");

            assertThat(person.errLines()).containsExactly("sluice: warning: --secret-file: It is short.");
        }
    }

    @Nested
    class Changing {
        @Test
        void keepsWhatIsNotGiven_onConditionThatNobodyWasFaster() {
            server.answers(BNG, 200, STORED, "ETag", "\"4\"").answers("PUT", BNG, 200, STORED);

            assertThat(person.run("client update bng1 --prefix 10.9.0.0/16 --no-may-report-nas"))
                    .isZero();

            assertThat(server.requests()).containsExactly("GET " + BNG, "PUT " + BNG);
            assertThat(server.last().header("If-Match")).isEqualTo("\"4\"");
            assertThat(server.last().body())
                    .isEqualTo("{\"prefixes\":[\"10.9.0.0/16\"],\"kinds\":[\"AUTH\"],\"mayReportNas\":false}");
            assertThat(person.outLines()).containsExactly("changed client bng1");
        }

        @Test
        void emptiesWhatIsGivenEmpty() {
            server.answers("/api/v1/nas/n", 200, "{\"addresses\":[\"10.0.0.1\"],\"zone\":\"UTC\"}", "ETag", "\"1\"")
                    .answers("PUT", "/api/v1/nas/n", 200, "{}");

            person.runs("nas", "update", "n", "--address", "", "--zone", "", "--coa-port", "3799");

            assertThat(server.last().body()).isEqualTo("{\"addresses\":[],\"coa\":{\"port\":3799}}");
        }

        @Test
        void neverRepeats_whenSomebodyWasFaster() {
            server.answers(BNG, 200, STORED, "ETag", "\"4\"")
                    .problem("PUT", BNG, 412, "\"detail\":\"It has changed.\"");

            assertThat(person.run("client update bng1 --kind acct")).isEqualTo(4);

            assertThat(server.requests()).hasSize(2);
            assertThat(person.errLines())
                    .containsExactly(
                            "sluice: It has changed.",
                            "Hint: somebody else may have changed it meanwhile; look at it again (sluice client show) and repeat the command");
        }

        @Test
        void saysThatNothingWouldChange() {
            server.answers(BNG, 200, STORED, "ETag", "\"4\"");

            assertThat(person.run("client update bng1")).isEqualTo(2);

            assertThat(person.err()).contains("nothing to change");
        }

        @Test
        void refusesToUpdateWhatIsNotThere() {
            server.problem(BNG, 404, "There is no client of the name bng1.");

            assertThat(person.run("client update bng1 --kind acct")).isEqualTo(3);
        }

        @Test
        void setMakesWhatIsNotThere() {
            server.problem(BNG, 404, "There is no client of the name bng1.").answers("PUT", BNG, 201, STORED);

            assertThat(person.run("client set bng1 --kind acct")).isZero();

            assertThat(server.last().header("If-None-Match")).isEqualTo("*");
            assertThat(person.outLines()).containsExactly("created client bng1");
        }

        @Test
        void setDoesNotMakeAnything_whereTheInterfaceIsMissing() {
            assertThat(person.run("client set bng1 --kind acct")).isEqualTo(3);

            assertThat(server.requests()).containsExactly("GET " + BNG);
        }

        @Test
        void sendsOnlyTheChange_ofASubscriber() {
            server.answers("/api/v1/subscribers?login=x&limit=1", 200, Person.items("{\"id\":7}"))
                    .answers(
                            "/api/v1/subscribers/7",
                            200,
                            "{\"id\":7,\"login\":\"x\",\"zone\":\"UTC\"}",
                            "ETag",
                            "\"2\"")
                    .answers("PATCH", "/api/v1/subscribers/7", 200, "{\"id\":7}");

            assertThat(person.runs("subscriber", "update", "x", "--status", "suspended", "--zone", ""))
                    .isZero();

            assertThat(server.last().request()).isEqualTo("PATCH /api/v1/subscribers/7");
            assertThat(server.last().header("If-Match")).isEqualTo("\"2\"");
            assertThat(server.last().header("Content-Type")).isEqualTo("application/json");
            assertThat(server.last().header("Authorization")).startsWith("Basic ");
            assertThat(server.last().body()).isEqualTo("{\"status\":\"SUSPENDED\",\"zone\":null}");
        }
    }

    @Nested
    class Refused {
        @Test
        void namesTheOptionOfEachViolation() {
            server.problem(
                    "PUT",
                    BNG,
                    422,
                    "\"detail\":\"all\",\"pointer\":\"/prefixes/1\",\"errors\":["
                            + "{\"pointer\":\"/prefixes/1\",\"detail\":\"Not a prefix.\"},"
                            + "{\"pointer\":\"/secret\",\"detail\":\"It is required.\"},"
                            + "{\"pointer\":\"/unheard\",\"detail\":\"There is no such member.\"}]");

            assertThat(person.run("client create bng1 --prefix 10.0.0.0/24 --prefix x"))
                    .isEqualTo(2);

            assertThat(person.errLines())
                    .containsExactly(
                            "sluice: --prefix (no. 2): Not a prefix.",
                            "sluice: --secret-file: It is required.",
                            "sluice: /unheard: There is no such member.");
        }

        @Test
        void namesTheOptionWithinAService() {
            server.answers("/api/v1/subscribers?login=x&limit=1", 200, Person.items("{\"id\":7}"))
                    .answers(
                            "/api/v1/subscribers/7/record", 200, "{\"attributes\":[],\"services\":[]}", "ETag", "\"2\"")
                    .problem(
                            "PUT",
                            "/api/v1/subscribers/7/record",
                            422,
                            "\"errors\":[{\"pointer\":\"/services/1/tag\",\"detail\":\"1-8.\"},"
                                    + "{\"pointer\":\"/services/0/timeout\",\"detail\":\"Too long.\"}]");

            assertThat(person.runs(
                            "subscriber",
                            "record",
                            "set",
                            "x",
                            "--service",
                            "1:a",
                            "--timeout",
                            "9",
                            "--service",
                            "9:b"))
                    .isEqualTo(2);

            assertThat(person.errLines())
                    .containsExactly(
                            "sluice: --service (no. 2, tag): 1-8.",
                            "sluice: --timeout (of --service no. 1): Too long.");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "client create",
                    "client create a b",
                    "client create a --kind phone",
                    "client create a --secret s",
                    "client create a --secret-file /nonexistent",
                    "client create a --secret-env NOT_SET",
                    "client create a --ask-secret",
                    "client create a -f /nonexistent",
                    "client update a --prefix",
                    "nas create n --coa-port many",
                    "service create s --parameter :::",
                    "service create s --parameter a:INTEGER:x..y",
                    "subscriber record set 1 --timeout 5",
                    "subscriber subscription create 1 --substitute nothing",
                    "subscriber subscription create 1 --timeout soon"
                })
        void beforeAnythingIsSent(String line) {
            server.answers("/api/v1/subscribers?login=1&limit=1", 200, Person.items());

            assertThat(person.run(line)).isEqualTo(2);

            assertThat(person.err()).startsWith("sluice: ");
            assertThat(server.requests()).allMatch(request -> request.startsWith("GET /api/v1/subscribers?login"));
        }

        @Test
        void saysWhereTheFileIsNoJson() {
            assertThat(person.pipes("{\"a\":").run("client create a -f -")).isEqualTo(2);

            assertThat(person.err()).contains("-f - is not one JSON object");
        }

        @Test
        void hints_whenItIsThereAlready() {
            server.problem("PUT", BNG, 412, "\"detail\":\"It is there.\"");

            assertThat(person.run("client create bng1 --kind auth")).isEqualTo(4);

            assertThat(person.errLines()).last().asString().contains("sluice client update");
        }
    }

    @Nested
    class Secrets {
        @Test
        void comeFromTheEnvironment() {
            person.environment.put("BNG_SECRET", "from afar");
            server.answers("PUT", BNG, 201, STORED);

            assertThat(person.run("client create bng1 --secret-env BNG_SECRET")).isZero();

            assertThat(server.last().body()).isEqualTo("{\"secret\":\"from afar\"}");
        }

        @Test
        void comeFromAPrompt_twice() {
            person.terminal.types("typed", "typed");
            server.answers("PUT", BNG, 201, STORED);

            assertThat(person.run("client create bng1 --ask-secret")).isZero();

            assertThat(server.last().body()).isEqualTo("{\"secret\":\"typed\"}");
            assertThat(person.terminal.prompts()).containsExactly("New secret: ", "Again: ");
            assertThat(person.out() + person.err()).doesNotContain("typed");
        }

        @Test
        void areRefused_whenTypedDifferently() {
            person.terminal.types("typed", "tiped");

            assertThat(person.run("client create bng1 --ask-secret")).isEqualTo(2);

            assertThat(server.requests()).isEmpty();
            assertThat(person.err()).contains("--ask-secret").doesNotContain("typed");
        }
    }

    @Nested
    class Deleting {
        @Test
        void asks_andTakesYes() {
            person.terminal.types("y");
            server.answers(BNG, 200, STORED, "ETag", "\"4\"").answers("DELETE", BNG, 204, "");

            assertThat(person.run("client delete bng1")).isZero();

            assertThat(person.terminal.prompts()).containsExactly("Delete client bng1? [y/N] ");
            assertThat(server.last().request()).isEqualTo("DELETE " + BNG);
            assertThat(server.last().header("If-Match")).isEqualTo("\"4\"");
        }

        @ParameterizedTest
        @ValueSource(strings = {"n", "", "yep"})
        void asks_andTakesAnythingElseForNo(String typed) {
            person.terminal.types(typed);

            assertThat(person.run("client delete bng1")).isEqualTo(1);

            assertThat(server.requests()).isEmpty();
        }

        @Test
        void needsYes_whenNobodyCanBeAsked() {
            assertThat(person.run("client delete bng1")).isEqualTo(2);

            assertThat(person.err()).contains("--yes");
            assertThat(server.requests()).isEmpty();
        }

        @Test
        void doesNotAsk_whenToldSo() {
            server.answers("/api/v1/subscribers?login=7&limit=1", 200, Person.items())
                    .answers("/api/v1/subscribers/7", 200, "{}", "ETag", "\"4\"")
                    .answers("DELETE", "/api/v1/subscribers/7?evenOnline=true", 204, "");

            assertThat(person.run("subscriber delete 7 --yes --even-online")).isZero();

            assertThat(person.outLines()).containsExactly("deleted subscriber 7");
        }

        @Test
        void hints_whenSomethingRefersToIt() {
            server.answers(BNG, 200, STORED, "ETag", "\"4\"")
                    .problem("DELETE", BNG, 409, "\"detail\":\"A NAS refers to it.\"");

            assertThat(person.run("client delete bng1 -y")).isEqualTo(4);

            assertThat(person.errLines()).hasSize(2);
        }
    }

    @Nested
    class Subscribers {
        @ParameterizedTest
        @CsvSource({"anna@isp1.com, '{\"id\":7}', 7", "12, '{\"id\":7}', 7", "12, '', 12"})
        void areNamedByLoginOrId(String typed, String found, String id) {
            String login = typed.replace("@", "%40");
            server.answers(
                            "/api/v1/subscribers?login=" + login + "&limit=1",
                            200,
                            found == null || found.isEmpty() ? Person.items() : Person.items(found))
                    .answers("/api/v1/subscribers/" + id, 200, "{\"id\":" + id + "}");

            assertThat(person.run("subscriber show " + typed)).isZero();

            assertThat(person.out()).contains(id);
        }

        @Test
        void areNotFound_whenNeither() {
            server.answers("/api/v1/subscribers?login=nobody&limit=1", 200, Person.items());

            assertThat(person.run("subscriber show nobody")).isEqualTo(3);

            assertThat(person.err()).contains("nobody");
        }

        @Test
        void haveARecord_withLimitsOfTheServiceBefore() {
            server.answers("/api/v1/subscribers?login=x&limit=1", 200, Person.items("{\"id\":7}"))
                    .answers(
                            "/api/v1/subscribers/7/record", 200, "{\"attributes\":[],\"services\":[]}", "ETag", "\"2\"")
                    .answers("PUT", "/api/v1/subscribers/7/record", 200, "{}");

            assertThat(person.runs(
                            "subscriber",
                            "record",
                            "set",
                            "x",
                            "--attribute",
                            "Framed-IP-Address=10.1.2.3",
                            "--attribute",
                            "Tunnel-Type:1=L2TP",
                            "--service",
                            "6:tiered(1280000, 5120000)",
                            "--timeout",
                            "18000",
                            "--statistics",
                            "2",
                            "--service",
                            "2:voice(100000)",
                            "--timeout",
                            "1440"))
                    .isZero();

            assertThat(server.last().header("If-Match")).isEqualTo("\"2\"");
            assertThat(server.last().body())
                    .isEqualTo("{\"attributes\":[{\"name\":\"Framed-IP-Address\",\"value\":\"10.1.2.3\"},"
                            + "{\"name\":\"Tunnel-Type\",\"tag\":1,\"value\":\"L2TP\"}],"
                            + "\"services\":[{\"tag\":6,\"activate\":\"tiered(1280000, 5120000)\",\"timeout\":18000,\"statistics\":2},"
                            + "{\"tag\":2,\"activate\":\"voice(100000)\",\"timeout\":1440}]}");
        }

        @Test
        void loseTheirServices_whenGivenNone() {
            server.answers("/api/v1/subscribers?login=x&limit=1", 200, Person.items("{\"id\":7}"))
                    .answers(
                            "/api/v1/subscribers/7/record",
                            200,
                            "{\"attributes\":[],\"services\":[{\"tag\":1}]}",
                            "ETag",
                            "\"2\"")
                    .answers("PUT", "/api/v1/subscribers/7/record", 200, "{}");

            person.runs("subscriber", "record", "set", "x", "--service", "");

            assertThat(server.last().body()).isEqualTo("{\"attributes\":[],\"services\":[]}");
        }

        @Test
        void showTheirRecordAsTables() {
            server.answers("/api/v1/subscribers?login=x&limit=1", 200, Person.items("{\"id\":7}"))
                    .answers(
                            "/api/v1/subscribers/7/record",
                            200,
                            "{\"attributes\":[{\"name\":\"Framed-IP-Address\",\"value\":\"10.1.2.3\"}],"
                                    + "\"services\":[{\"tag\":6,\"activate\":\"tiered(1, 2)\",\"timeout\":18000}]}");

            assertThat(person.run("subscriber record show x")).isZero();

            assertThat(person.out()).contains("Services:", "tiered(1, 2)", "18000", "Attributes:", "Framed-IP-Address");
        }

        @Test
        void haveSubscriptions() {
            server.answers("/api/v1/subscribers?login=x&limit=1", 200, Person.items("{\"id\":7}"))
                    .answers("POST", "/api/v1/subscribers/7/subscriptions", 201, "{\"id\":3}");

            assertThat(person.run("subscriber subscription create x --service gold --trigger activate_on_login"
                            + " --substitute rate=5M --timeout 5h --interim 600 --volume-mb 500"))
                    .isZero();

            assertThat(server.last().body())
                    .isEqualTo(
                            "{\"service\":\"gold\",\"trigger\":\"ACTIVATE_ON_LOGIN\",\"substitutions\":{\"rate\":\"5M\"},"
                                    + "\"limits\":{\"timeout\":\"PT5H\",\"volumeMb\":500,\"interimInterval\":\"PT600S\"}}");
        }
    }

    @Nested
    class Services {
        @Test
        void haveParameters_withRangeAndDefault() {
            server.answers("PUT", "/api/v1/services/tiered", 201, "{\"name\":\"tiered\"}");

            assertThat(
                            person.run(
                                    "service create tiered --parameter inputBW:bits_per_second:64000..10000000000"
                                            + " --parameter outputBW:BITS_PER_SECOND:64000..=1280000 --parameter note --mutex-group -12"))
                    .isZero();

            assertThat(server.last().body())
                    .isEqualTo(
                            "{\"parameters\":[{\"name\":\"inputBW\",\"type\":\"BITS_PER_SECOND\",\"min\":64000,\"max\":10000000000},"
                                    + "{\"name\":\"outputBW\",\"type\":\"BITS_PER_SECOND\",\"min\":64000,\"default\":\"1280000\"},"
                                    + "{\"name\":\"note\",\"type\":\"TEXT\"}],\"mutexGroup\":-12}");
        }

        @Test
        void standInScopes() {
            server.answers("PUT", "/api/v1/scopes/berlin", 201, "{\"name\":\"berlin\"}");

            assertThat(person.run("scope create berlin --precedence 100 --exclusive --service tiered --nas bng1"
                            + " --below isp1/acme --below isp2 --substitute inputBW=1M"))
                    .isZero();

            assertThat(server.last().body())
                    .isEqualTo("{\"precedence\":100,\"exclusive\":true,\"services\":[\"tiered\"],\"nases\":[\"bng1\"],"
                            + "\"below\":[\"isp1/acme\",\"isp2\"],\"substitutions\":{\"inputBW\":\"1M\"}}");
        }

        @Test
        void haveRenderings_byDialect() {
            server.answers("PUT", "/api/v1/services/tiered", 201, "{\"name\":\"tiered\"}");

            assertThat(person.run("service create tiered --statistics none"
                            + " --rendering mikrotik:Mikrotik-Rate-Limit=${in}/${out} --rendering generic:Filter-Id=a=b"
                            + " --rendering generic:Tunnel-Private-Group-Id:3=${in:kilo}"))
                    .isZero();

            assertThat(server.last().body())
                    .isEqualTo("{\"statistics\":\"NONE\",\"renderings\":{"
                            + "\"mikrotik\":[{\"attribute\":\"Mikrotik-Rate-Limit\",\"value\":\"${in}/${out}\"}],"
                            + "\"generic\":[{\"attribute\":\"Filter-Id\",\"value\":\"a=b\"},"
                            + "{\"attribute\":\"Tunnel-Private-Group-Id\",\"tag\":3,\"value\":\"${in:kilo}\"}]}}");
        }

        @Test
        void areNotSent_withARenderingThatCannotBeRead() {
            assertThat(person.run("service create tiered --rendering Filter-Id=x"))
                    .isEqualTo(2);
            assertThat(person.err()).contains("dialect:Attribute=value");
        }

        @Test
        void haveVersions() {
            server.answers(
                    "/api/v1/services/tiered/versions?limit=100",
                    200,
                    Person.items("{\"version\":2,\"statistics\":\"TIME\"}"));

            assertThat(person.run("service versions tiered")).isZero();

            assertThat(person.out()).contains("VERSION", "TIME");
        }
    }
}
