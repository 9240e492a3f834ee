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

/** Verbs beyond list, show and the writing ones. */
class SpecialVerbsTest {
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
    class Importing {
        private static final String ALL = "{\"lines\":2,\"created\":2,\"replaced\":0,\"refused\":0}\n";
        private static final String SOME =
                "{\"line\":2,\"errors\":[{\"pointer\":\"/login\",\"detail\":\"It is taken.\"}]}\n"
                        + "{\"lines\":2,\"created\":1,\"replaced\":0,\"refused\":1}\n";

        @Test
        void sendsTheFileAsItIs() throws IOException {
            Path file = Files.writeString(home.resolve("people.ndjson"), "{\"login\":\"a\"}\n{\"login\":\"b\"}\n");
            server.answers("POST", "/api/v1/subscribers:import", 200, ALL);

            assertThat(person.run("subscriber import " + file)).isZero();

            assertThat(server.last().body()).isEqualTo("{\"login\":\"a\"}\n{\"login\":\"b\"}\n");
            assertThat(server.last().header("Content-Type")).isEqualTo("application/x-ndjson");
            assertThat(server.last().header("Accept")).startsWith("application/x-ndjson");
            assertThat(person.outLines()).contains("CREATED   2");
        }

        @Test
        void namesEachLineThatWasRefused_andFails() throws IOException {
            Path file = Files.writeString(home.resolve("people.csv"), "login\na\na\n");
            server.answers("POST", "/api/v1/subscribers:import?mode=replace&dryRun=true", 200, SOME);

            assertThat(person.run("subscriber import " + file + " --mode replace --dry-run"))
                    .isEqualTo(1);

            assertThat(server.last().header("Content-Type")).isEqualTo("text/csv");
            assertThat(person.errLines())
                    .containsExactly(
                            "sluice: line 2: /login: It is taken.",
                            "sluice: dry run; nothing was changed",
                            "sluice: 1 of 2 lines were refused; the others count");
        }

        @Test
        void readsStandardInput() {
            server.answers("POST", "/api/v1/subscribers:import", 200, ALL);

            assertThat(person.pipes("login\na\n").run("subscriber import - --format csv"))
                    .isZero();

            assertThat(server.last().body()).isEqualTo("login\na\n");
            assertThat(server.last().header("Content-Type")).isEqualTo("text/csv");
        }

        @Test
        void refusesAFileThatIsNotThere() {
            assertThat(person.run("subscriber import /nonexistent")).isEqualTo(2);
        }
    }

    @Nested
    class Tokens {
        private static final String MADE = "{\"id\":5,\"name\":\"ci\",\"token\":\"only now\"}";

        @Test
        void areShownOnce() {
            server.answers("POST", "/api/v1/tokens", 201, MADE);

            assertThat(person.run(
                            "token create --name ci --expires-at 2027-01-01T00:00:00Z --resource nas --read-only"))
                    .isZero();

            assertThat(server.last().body())
                    .isEqualTo(
                            "{\"name\":\"ci\",\"expiresAt\":\"2027-01-01T00:00:00Z\",\"readOnly\":true,\"resources\":[\"nas\"]}");
            assertThat(person.outLines()).containsExactly("created token 5", "token, shown only now: only now");
        }

        @Test
        void areAllThatIsPrinted_whenQuiet() {
            server.answers("POST", "/api/v1/tokens", 201, MADE);

            person.run("token create --name ci --expires-at 2027-01-01T00:00:00Z -q");

            assertThat(person.outLines()).containsExactly("only now");
        }

        @Test
        void areRevoked() {
            server.answers("/api/v1/tokens/5", 200, "{\"id\":5}").answers("DELETE", "/api/v1/tokens/5", 204, "");

            assertThat(person.run("token revoke 5 --yes")).isZero();

            assertThat(server.last().request()).isEqualTo("DELETE /api/v1/tokens/5");
        }
    }

    @Nested
    class Audit {
        @Test
        void isVerified() {
            server.answers("/api/v1/audit:verify", 200, "{\"intact\":true,\"sealed\":7,\"end\":\"ab\",\"open\":0}");

            assertThat(person.run("audit verify")).isZero();

            assertThat(person.outLines()).contains("SEALED     7");
        }

        @Test
        void fails_whenBroken() {
            server.answers(
                    "/api/v1/audit:verify",
                    200,
                    "{\"intact\":false,\"sealed\":6,\"firstBroken\":{\"place\":7,\"reason\":\"CHANGED\"}}");

            assertThat(person.run("audit verify")).isEqualTo(1);

            assertThat(person.outLines()).contains("BROKEN-AT  7", "REASON     CHANGED");
            assertThat(person.errLines()).hasSize(1);
        }
    }

    @Nested
    class Schedules {
        private static final String REHEARSED =
                "{\"events\":[{\"local\":\"2026-06-01T08:00+02:00\",\"what\":\"ACTIVATE\","
                        + "\"service\":\"gold\",\"outcome\":\"DONE\",\"count\":2}],\"truncated\":false,"
                        + "\"warnings\":[{\"detail\":\"nobody subscribes to silver\"}]}";

        @Test
        void areRehearsed_withADraft() throws IOException {
            Path draft = Files.writeString(home.resolve("draft.json"), "{\"name\":\"plan\"}");
            server.answers("POST", "/api/v1/schedules:rehearse", 200, REHEARSED);

            assertThat(person.run(
                            "schedule rehearse --from 2026-06-01T00:00:00Z --to 2026-06-02T00:00:00Z --below isp1 -f "
                                    + draft))
                    .isZero();

            assertThat(server.last().body())
                    .isEqualTo("{\"from\":\"2026-06-01T00:00:00Z\",\"to\":\"2026-06-02T00:00:00Z\",\"below\":\"isp1\","
                            + "\"draft\":{\"name\":\"plan\"}}");
            assertThat(person.outLines()).anyMatch(line -> line.matches("2026-06-01T08:00.*ACTIVATE +gold +DONE +2.*"));
            assertThat(person.errLines()).containsExactly("sluice: nobody subscribes to silver");
        }

        @Test
        void areNamedByNumber() {
            assertThat(person.run("schedule rehearse --schedule evenings")).isEqualTo(2);

            assertThat(person.errLines())
                    .anyMatch(line -> line.contains("--schedule: 'evenings' is not a whole number"));
        }

        @Test
        void restOnHolidays() {
            server.answers("PUT", "/api/v1/holidays/national", 201, "{\"name\":\"national\"}");

            assertThat(person.run("holiday create national --day 2026-12-25=Christmas"))
                    .isZero();

            assertThat(server.last().body()).contains("\"date\":\"2026-12-25\"", "\"title\":\"Christmas\"");
        }
    }

    @Test
    void aUserIsUnlocked() {
        server.answers("POST", "/api/v1/users/bob:unlock", 200, "{\"name\":\"bob\"}");

        assertThat(person.run("user unlock bob")).isZero();

        assertThat(person.outLines()).containsExactly("unlocked user bob");
    }

    @Test
    void theClockIsPut_withoutLookingFirst() {
        server.answers("PUT", "/api/v1/clock", 200, "{\"instant\":\"2027-01-01T00:00:00Z\"}");

        assertThat(person.run("clock set --advance 2h --settle")).isZero();

        assertThat(server.requests()).containsExactly("PUT /api/v1/clock");
        assertThat(server.last().body()).isEqualTo("{\"advance\":\"PT2H\",\"settle\":true}");
        assertThat(server.last().header("If-Match")).isEqualTo("null");
        assertThat(person.outLines()).containsExactly("changed clock");
    }

    @Test
    void theOwnPasswordIsChanged() throws IOException {
        Path now = Files.writeString(home.resolve("now"), "old one");
        Path next = Files.writeString(home.resolve("next"), "new one");
        server.answers("PUT", "/api/v1/me/password", 200, "{}");

        assertThat(person.run("me password set --current-password-file " + now + " --password-file " + next))
                .isZero();

        assertThat(server.last().body()).isEqualTo("{\"currentPassword\":\"old one\",\"password\":\"new one\"}");
    }
}
