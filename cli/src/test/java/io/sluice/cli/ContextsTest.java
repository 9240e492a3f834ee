package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which server a command talks to, and as whom. */
class ContextsTest {
    private static final String SESSIONS = "/api/v1/subscriber-sessions?limit=100";

    private final FakeServer server = new FakeServer().answers(SESSIONS, 200, Person.items());
    private final FakeServer other = new FakeServer().answers(SESSIONS, 200, Person.items());

    @TempDir
    private Path home;

    private Person person;

    @BeforeEach
    void arriveKnowingNoServer() {
        person = Person.of(server, home);
        person.environment.keySet().removeIf(name -> name.startsWith("SLUICE_"));
    }

    @AfterEach
    void stop() {
        server.close();
        other.close();
    }

    private Path secret(String name, String content) throws IOException {
        return Files.writeString(home.resolve(name), content + "\n");
    }

    @Test
    void areKept_forTheirOwnerOnly_withoutSecrets() throws IOException {
        Path password = secret("password", "of anna");

        assertThat(person.run(
                        "context set lab --url " + server.url() + " --user anna --user-password-file " + password))
                .isZero();

        Path file = home.resolve(".config/sluice/contexts.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file))
                .contains(server.url(), password.toString())
                .doesNotContain("of anna");
    }

    @Test
    void areKeptWhereTheEnvironmentSays() {
        person.environment.put("XDG_CONFIG_HOME", home.resolve("elsewhere").toString());

        person.run("context set lab --url " + server.url());

        assertThat(home.resolve("elsewhere/sluice/contexts.json")).exists();
    }

    @Test
    void areUsed_theFirstWithoutBeingAskedFor() throws IOException {
        Path password = secret("password", "of anna");
        person.run("context set lab --url " + server.url() + " --user anna --user-password-file " + password);
        person.run("context set prod --url " + other.url() + " --user anna --user-password-file " + password);

        assertThat(person.run("session list")).isZero();
        assertThat(person.run("session list --context prod")).isZero();
        assertThat(person.run("context use prod")).isZero();
        assertThat(person.run("session list")).isZero();
        person.environment.put("SLUICE_CONTEXT", "lab");
        assertThat(person.run("session list")).isZero();

        assertThat(server.requests()).hasSize(2);
        assertThat(other.requests()).hasSize(2);
    }

    @Test
    void carryATokenInPlaceOfAPassword() throws IOException {
        person.run("context set lab --url " + server.url() + " --token-file " + secret("token", "tok"));

        assertThat(person.run("session list")).isZero();

        assertThat(server.last().header("Authorization")).isEqualTo("Bearer tok");
    }

    @Test
    void lendNoCredentialToAnotherServer() throws IOException {
        person.run("context set lab --url " + server.url() + " --token-file " + secret("token", "tok"));

        assertThat(person.run("session list --url " + other.url())).isEqualTo(2);

        assertThat(person.err()).contains("no password for admin");
        assertThat(other.requests()).isEmpty();
    }

    @Test
    void takeNoCredentialOfTheEnvironment_whenAskedForByName() throws IOException {
        person.run("context set lab --url " + server.url() + " --user anna --user-password-file "
                + secret("password", "of anna"));
        person.environment.put("SLUICE_TOKEN", "of another server");

        person.run("session list --context lab");

        assertThat(server.last().header("Authorization")).startsWith("Basic ");
    }

    @Test
    void areListedAndForgotten() {
        person.run("context set lab --url " + server.url());

        person.run("context list");
        person.run("context delete lab");
        person.run("context list -o csv");

        assertThat(person.out()).contains("CURRENT", "true", "lab", "deleted context lab");
        assertThat(person.outLines()).last().asString().startsWith("current,name,url");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "context use nowhere",
                "context delete nowhere",
                "session list --context nowhere",
                "context set",
                "context set a --url ftp://x"
            })
    void areRefused_whenUnknownOrWrong(String line) {
        assertThat(person.run(line)).isEqualTo(2);

        assertThat(person.err()).startsWith("sluice: ");
    }

    @Test
    void areRefused_whenTheFileIsBroken() throws IOException {
        Files.createDirectories(home.resolve(".config/sluice"));
        Files.writeString(home.resolve(".config/sluice/contexts.json"), "{");

        assertThat(person.run("session list")).isEqualTo(2);

        assertThat(person.err()).contains("contexts.json");
    }

    @Test
    void contradictAnAddressOfTheEnvironment() {
        person.environment.put("SLUICE_CONTEXT", "lab");
        person.environment.put("SLUICE_URL", server.url());

        assertThat(person.run("session list")).isEqualTo(2);

        assertThat(person.err()).contains("SLUICE_URL and SLUICE_CONTEXT");
    }

    @Nested
    class WithoutEncryption {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://10.0.0.1:8080",
                    "http://sluice.example",
                    "http://[2001:db8::1]",
                    "http://127.0.0.1.example"
                })
        void credentialsStayHere(String url) {
            person.environment.put("SLUICE_PASSWORD", "secret");

            assertThat(person.run("session list --url " + url)).isEqualTo(2);
            assertThat(person.run("context set far --url " + url)).isEqualTo(2);

            assertThat(person.errLines()).hasSize(2).allSatisfy(line -> assertThat(line)
                    .contains("--insecure"));
        }

        @Test
        void theyGo_ifToldSo() throws IOException {
            String proxied = server.url().replace("127.0.0.1", "0.0.0.0"); // this host, and not by a loopback name

            assertThat(person.run("session list --insecure --user anna --user-password-file " + secret("p", "x")
                            + " --url " + proxied))
                    .isZero();
        }
    }

    @Nested
    class BesideADemo {
        @BeforeEach
        void theLauncherSaysSo() {
            person.environment.put("SLUICE_LOCAL_URL", server.url());
            person.environment.put("SLUICE_LOCAL_DEMO", "true");
        }

        @Test
        void nothingNeedsToBeGiven() {
            assertThat(person.run("session list")).isZero();

            assertThat(server.last().header("Authorization")).isEqualTo("Basic b3BlcmF0b3I6b3BlcmF0b3I=");
        }

        @Test
        void aContextCountsMore() throws IOException {
            person.run("context set lab --url " + other.url() + " --token-file " + secret("token", "tok"));

            person.run("session list");

            assertThat(server.requests()).isEmpty();
            assertThat(other.requests()).hasSize(1);
        }

        @Test
        void itsPasswordGoesNowhereElse() {
            assertThat(person.run("session list --url " + other.url())).isEqualTo(2);

            assertThat(other.requests()).isEmpty();
        }
    }
}
