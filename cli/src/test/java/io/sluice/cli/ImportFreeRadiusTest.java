package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command: what it prints, what it sends, and what it leaves alone. */
class ImportFreeRadiusTest {

    private static final String DUMP = """
            COPY public.radcheck (id, username, attribute, op, value) FROM stdin;
            1\tbob@isp1.com\tCleartext-Password\t:=\tbobs-secret
            2\teve@isp1.com\tNT-Password\t:=\t8846F7EAEE8FB117
            \\.
            COPY public.radreply (id, username, attribute, op, value) FROM stdin;
            1\tbob@isp1.com\tERX-Service-Activate:1\t=\tgold(20m)
            \\.
            COPY public.nas (id, nasname, shortname, secret) FROM stdin;
            1\t10.0.0.1\tbng1\tnas-secret
            \\.
            """;
    private static final String PROBLEM = "{\"title\":\"No\",\"status\":404,\"detail\":\"none\"}";

    private final FakeServer server = new FakeServer();

    @TempDir
    private Path home;

    private Person person;
    private Path dump;

    @BeforeEach
    void arrive() throws IOException {
        person = Person.of(server, home);
        dump = Files.writeString(home.resolve("radius.sql"), DUMP);
        server.answers("/api/v1/retailers/isp1", 200, "{\"name\":\"isp1\"}");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void absent(String path) {
        server.answers(path, 404, PROBLEM, "Content-Type", "application/problem+json");
    }

    @Test
    void asksTheServerNothing_andShowsNoSecret_inADryRun() {
        assertThat(person.run("import freeradius --sql-dump " + dump + " --retailer isp1 --dry-run"))
                .isZero();

        assertThat(server.requests()).isEmpty();
        assertThat(person.outLines())
                .containsExactly(
                        "radcheck, eve@isp1.com: NT-Password is one-way, and CHAP needs the password itself; set a new one; left out",
                        "clients          1",
                        "services         1",
                        "subscribers      1 (0 of them suspended)",
                        "not translated   1");
        assertThat(person.out() + person.err()).doesNotContain("bobs-secret", "8846F7", "nas-secret");
    }

    @Test
    void makesNasClientServiceAndSubscriber_inThisOrder() {
        absent("/api/v1/nas/bng1");
        absent("/api/v1/clients/bng1");
        absent("/api/v1/services/gold");
        server.answers("PUT", "/api/v1/nas/bng1", 201, "{}")
                .answers("PUT", "/api/v1/clients/bng1", 201, "{}")
                .answers("PUT", "/api/v1/services/gold", 201, "{}")
                .answers(
                        "POST",
                        "/api/v1/subscribers:import",
                        200,
                        "{\"lines\":1,\"created\":1,\"replaced\":0,\"refused\":0}\n");

        assertThat(person.run("import freeradius --sql-dump " + dump + " --retailer isp1"))
                .isZero();

        assertThat(server.requests())
                .filteredOn(request -> !request.startsWith("GET"))
                .containsExactly(
                        "PUT /api/v1/nas/bng1",
                        "PUT /api/v1/clients/bng1",
                        "PUT /api/v1/services/gold",
                        "POST /api/v1/subscribers:import");
        assertThat(server.last().body())
                .isEqualTo("{\"kind\":\"RESIDENTIAL\",\"parent\":\"isp1\",\"login\":\"bob@isp1.com\","
                        + "\"password\":\"bobs-secret\",\"record\":{\"attributes\":[],\"services\":"
                        + "[{\"tag\":1,\"activate\":\"gold(20m)\"}]}}\n");
        assertThat(person.outLines())
                .contains(
                        "clients          1 new, 0 there already, 0 refused",
                        "subscribers      1 new, 0 there already, 0 refused");
    }

    @Test
    void leavesAloneWhatIsThere() {
        server.answers("/api/v1/nas/bng1", 200, "{}")
                .answers("/api/v1/clients/bng1", 200, "{}")
                .answers("/api/v1/services/gold", 200, "{}")
                .answers(
                        "POST",
                        "/api/v1/subscribers:import",
                        200,
                        "{\"line\":1,\"errors\":[{\"pointer\":\"/login\",\"detail\":\"Another subscriber has this login.\"}]}\n"
                                + "{\"lines\":1,\"created\":0,\"replaced\":0,\"refused\":1}\n");

        assertThat(person.run("import freeradius --sql-dump " + dump + " --retailer isp1"))
                .isZero();

        assertThat(server.requests()).noneMatch(request -> request.startsWith("PUT"));
        assertThat(person.outLines()).contains("subscribers      0 new, 1 there already, 0 refused");
    }

    @Test
    void namesWhomTheServerRefuses_andFails() {
        server.answers("/api/v1/nas/bng1", 200, "{}")
                .answers("/api/v1/clients/bng1", 200, "{}")
                .answers("/api/v1/services/gold", 200, "{}")
                .answers(
                        "POST",
                        "/api/v1/subscribers:import?dryRun=true",
                        200,
                        "{\"line\":1,\"errors\":[{\"pointer\":\"/record/services/0/activate\",\"detail\":\"No.\"}]}\n"
                                + "{\"lines\":1,\"created\":0,\"replaced\":0,\"refused\":1}\n");

        assertThat(person.run("import freeradius --sql-dump " + dump + " --retailer isp1 --check"))
                .isEqualTo(1);

        assertThat(person.errLines())
                .containsExactly(
                        "sluice: bob@isp1.com: /record/services/0/activate: No.",
                        "sluice: only checked; nothing was changed",
                        "sluice: 1 were refused; the others count");
    }

    @Test
    void wantsOneSource_andARetailerThatIsThere() {
        assertThat(person.run("import freeradius --retailer isp1")).isEqualTo(2);
        assertThat(person.err()).contains("give either --url or --sql-dump");

        absent("/api/v1/retailers/other");
        assertThat(person.run("import freeradius --sql-dump " + dump + " --retailer other"))
                .isEqualTo(3);
        assertThat(person.err()).contains("there is no retailer other");
    }
}
