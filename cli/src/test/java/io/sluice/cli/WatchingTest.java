package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists that are printed again and again, and lists of identifiers. */
class WatchingTest {
    private static final String SESSIONS = "/api/v1/subscriber-sessions?limit=100";

    private final FakeServer server = new FakeServer().answers(SESSIONS, 200, Person.items("{\"id\":\"b\"}"));

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

    @Test
    void listsAgain_untilThePersonLeaves() {
        person.terminal.waits(2);

        assertThat(person.run("session list --watch -o csv")).isZero();

        assertThat(server.requests()).hasSize(3);
        assertThat(person.terminal.pauses()).containsOnly(Duration.ofSeconds(2));
        assertThat(person.outLines().stream().filter(line -> line.startsWith("login,")))
                .hasSize(3);
    }

    @Test
    void clearsTheScreen_ofATerminal() {
        person.terminal.types();

        person.run("session list --watch=7");

        assertThat(person.terminal.pauses()).containsExactly(Duration.ofSeconds(7));
        assertThat(person.out()).startsWith("\u001b[H\u001b[2JLOGIN");
    }

    @Test
    void ends_whenTheServerFails() {
        person.terminal.waits(9);
        server.problem(SESSIONS, 503, "Soon.");

        assertThat(person.run("session list --watch")).isEqualTo(1);
    }

    @Test
    void refusesToAskAllTheTime() {
        assertThat(person.run("session list --watch=0")).isEqualTo(2);

        assertThat(server.requests()).isEmpty();
    }

    @Test
    void printsIdentifiersAlone_whenQuiet() {
        assertThat(person.run("session list -q")).isZero();

        assertThat(person.outLines()).containsExactly("b");
    }
}
