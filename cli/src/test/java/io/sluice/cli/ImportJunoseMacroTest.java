package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportJunoseMacroTest {

    private static final String TIERED = "src/test/resources/junose/tiered.mac";
    private static final String DEFINITION = "{\"parameters\":[{\"name\":\"inputBW\",\"type\":\"BITS_PER_SECOND\"},"
            + "{\"name\":\"outputBW\",\"type\":\"BITS_PER_SECOND\"}],"
            + "\"mutexGroup\":12,\"statistics\":\"TIME_VOLUME\",\"interfaceType\":\"IPV4_IPV6\"}";

    @TempDir
    private Path home;

    private FakeServer server;
    private Person person;

    @BeforeEach
    void start() {
        server = new FakeServer();
        person = Person.of(server, home);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void makesTheService_andTellsWhatItGuessed() {
        server.problem("GET", "/api/v1/services/tiered", 404, "\"detail\":\"none\"");
        server.answers("PUT", "/api/v1/services/tiered", 201, "{\"name\":\"tiered\",\"version\":1}");

        assertThat(person.run("import junose-macro " + TIERED)).isZero();

        assertThat(server.last().body()).isEqualTo(DEFINITION);
        assertThat(person.outLines())
                .contains(
                        TIERED + ":2: the parameter inputBW is taken for a rate in bit/s, by its name;"
                                + " a macro has no types and ranges",
                        "service tiered: made");
    }

    @Test
    void asksTheServerNothing_inADryRun() {
        assertThat(person.run("import junose-macro --dry-run " + TIERED)).isZero();

        assertThat(server.asked()).isEmpty();
        assertThat(person.out()).contains("service tiered: {parameters=");
    }

    @Test
    void failsWhereAFileMakesNoService_andTakesTheOthers() {
        server.answers("GET", "/api/v1/services/tiered", 200, "{\"name\":\"tiered\",\"version\":4}");
        server.answers("PUT", "/api/v1/services/tiered", 200, "{\"name\":\"tiered\",\"version\":4}");

        assertThat(person.run("import junose-macro nowhere.mac " + TIERED)).isEqualTo(1);

        assertThat(person.outLines()).contains("nowhere.mac: cannot be read", "service tiered: as it was");
        assertThat(person.err()).contains("1 of 2 files make no service");
    }
}
