package io.sluice.it;

import static io.sluice.it.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.Caller;
import io.sluice.it.fixture.Finished;
import io.sluice.it.fixture.KnownNas;
import io.sluice.it.fixture.Rest;
import io.sluice.it.fixture.Simulator;
import io.sluice.it.fixture.SluiceServer;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What sessions are believed to be, from reports of a NAS of the test's own. Names begin with the number of the acceptance test
 * of the protocol reference where there is one; number 18, the database that is away, is {@code PostgresAwayIT} and
 * {@code H2AwayIT}.
 */
class SessionTruthIT {

    private static final String NAS = "truth-bng";
    private static final String LOGIN = "client1@isp1.com";
    private static final String TIERED = "tiered(1280000, 5120000)";

    /** Records are reviewed fifteen seconds after they came, every five. */
    private static final Duration REVIEWED = Duration.ofSeconds(60);

    private static final Duration DONE = Duration.ofSeconds(30);

    private SluiceServer server;
    private Caller operator;

    @BeforeEach
    void makeNas(SluiceServer running) {
        server = running;
        operator = new Caller(server, "operator", "operator");
        Caller.Reply reply = operator.send(
                "PUT", "nas/" + NAS, "application/json", "{\"identifiers\": [\"" + NAS + "\"], \"silence\": \"PT2H\"}");
        assertThat(reply.status()).as("%s", reply).isEqualTo(201);
        KnownNas.await(server, NAS);
    }

    /** Whatever is open there ends, so that the NAS can go. */
    @AfterEach
    void removeNas() {
        account("Accounting-Off", "0");
        operator.json("DELETE", "nas/" + NAS, null);
    }

    private void account(String status, String sessionId, String... more) {
        List<String> attributes = new ArrayList<>(List.of(
                "Acct-Status-Type=" + status,
                "User-Name=" + LOGIN,
                "NAS-Identifier=" + NAS,
                "Acct-Session-Id=\"" + sessionId + "\""));
        attributes.addAll(List.of(more));
        assertThat(server.radclient().account(attributes.toArray(String[]::new)).isAccounted())
                .as("%s of %s", status, sessionId)
                .isTrue();
    }

    private static String at(int secondsFromNow) {
        return "Event-Timestamp=" + (System.currentTimeMillis() / 1000 + secondsFromNow);
    }

    /** Newest first. */
    private List<JsonObject> sessions(String sessionId) {
        return server.rest().all("subscriber-sessions?nas=" + NAS).stream()
                .filter(session -> session.getString("acctSessionId").equals(sessionId))
                .toList();
    }

    private static String standing(JsonObject session) {
        return session.getString("state") + ' ' + session.getString("stopCause", "-");
    }

    private List<JsonObject> records(String sessionId) {
        return server.rest().all("accounting-records?acctSessionId=" + Rest.query(sessionId));
    }

    private List<String> flags(String sessionId) {
        return records(sessionId).stream()
                .flatMap(record -> record.getJsonArray("flags").getValuesAs(JsonString.class).stream())
                .map(JsonString::getString)
                .toList();
    }

    @Test
    void number8_makesOneSessionWithRightTotals_ofAStopBeforeTheStart_andRepetitions() {
        String[] interim = {"Acct-Session-Time=60", "Acct-Input-Octets=500", at(-40)};
        String[] stop = {"Acct-Session-Time=90", "Acct-Input-Octets=900", at(-10)};
        account("Stop", "eight", stop);
        account("Interim-Update", "eight", interim);
        account("Interim-Update", "eight", interim);
        account("Start", "eight", at(-100));
        account("Stop", "eight", stop);

        assertThat(sessions("eight")).singleElement().satisfies(session -> {
            assertThat(session.getString("state")).isEqualTo("CLOSED");
            assertThat(session.getString("sessionTime")).isEqualTo("PT1M30S");
            assertThat(session.getJsonNumber("inputOctets").longValueExact()).isEqualTo(900);
        });
        assertThat(records("eight")).hasSize(3);
    }

    @Test
    void number9_countsWith64Bits() {
        account("Start", "nine");
        account("Interim-Update", "nine", "Acct-Input-Octets=4294967295", "Acct-Input-Gigawords=1");

        assertThat(sessions("nine").get(0).getJsonNumber("inputOctets").longValueExact())
                .isEqualTo(8_589_934_591L);
    }

    @Test
    void number10_splitsAtTheLastColon_onlyWhereAServiceIsNamed() {
        account("Start", "erx FastEthernet 12/0:0001048580");
        account("Start", "erx FastEthernet 12/0:0001048580:002478", "ERX-Service-Session=\"" + TIERED + "\"");
        account("Start", "erx FastEthernet 12/0:0001048581:7");

        String id = sessions("erx FastEthernet 12/0:0001048580").get(0).getString("id");
        assertThat(server.rest().all("subscriber-sessions/" + id + "/service-sessions"))
                .extracting(service -> service.getString("service"))
                .contains(TIERED);
        assertThat(sessions("erx FastEthernet 12/0:0001048581:7")).hasSize(1);
    }

    @Test
    void number19_closesThatPartitionsSessionsOnly() {
        account("Start", "east-1", "ERX-ICR-Partition-Id=east");
        account("Start", "west-1", "ERX-ICR-Partition-Id=west");
        account("Start", "nowhere-1");

        account("Accounting-Off", "0", "ERX-ICR-Partition-Id=east");

        assertThat(standing(sessions("east-1").get(0))).isEqualTo("CLOSED NAS_REBOOT");
        assertThat(standing(sessions("west-1").get(0))).isEqualTo("ACTIVE -");
        assertThat(standing(sessions("nowhere-1").get(0))).isEqualTo("ACTIVE -");
    }

    @Test
    void takesARepeatedIdForANewSession_andLateRecordsForTheOldOne() {
        account("Start", "again", at(-400));
        account("Interim-Update", "again", "Acct-Session-Time=60", "Acct-Input-Octets=500", at(-340));
        int epoch = bootEpoch();

        account("Start", "again", at(-100));
        account("Stop", "again", "Acct-Session-Time=200", "Acct-Input-Octets=800", at(-200));
        account("Interim-Update", "again", "Acct-Session-Time=60", "Acct-Input-Octets=70", at(-40));

        List<JsonObject> both = sessions("again");
        assertThat(both).extracting(SessionTruthIT::standing).containsExactly("ACTIVE -", "CLOSED NAS");
        assertThat(both)
                .extracting(session -> session.getJsonNumber("inputOctets").longValueExact())
                .containsExactly(70L, 800L);
        assertThat(bootEpoch()).isEqualTo(epoch + 1);
        eventually("the flag", REVIEWED, () -> flags("again"), flags -> flags.contains("REPEATED_SESSION_ID"));
    }

    private int bootEpoch() {
        return server.rest().get("nas/" + NAS).object().getInt("bootEpoch");
    }

    @Test
    void closesWhatARebootEnded_andTakesTheSameNumbersForNewSessions() throws Exception {
        try (Simulator bng = Simulator.start(
                server,
                "--subscribers",
                "1",
                "--login",
                "client2@isp1.com",
                "--password",
                "client2",
                "--nas-identifier",
                NAS,
                "--first-session",
                "2048577",
                "--reboot-after",
                "3s",
                "--duration",
                "20s")) {
            assertThat(bng.awaitEnd()).isZero();

            List<JsonObject> found = server.rest().all("subscriber-sessions?login=client2@isp1.com&nas=" + NAS);
            assertThat(found).hasSize(2);
            assertThat(found)
                    .extracting(session -> session.getString("acctSessionId"))
                    .containsOnly(found.get(0).getString("acctSessionId"));
            assertThat(found).extracting(session -> session.getString("state")).containsOnly("CLOSED");
            assertThat(found.get(1).getString("stopCause")).isEqualTo("NAS_REBOOT");
            assertThat(found.get(0).getString("stopCause")).isNotEqualTo("NAS_REBOOT");
        }
    }

    @Test
    @Tag("long")
    void sumsUpUsageByHour_andWhatWasOdd() {
        account("Start", "usage", at(-200));
        account("Interim-Update", "usage", "Acct-Session-Time=60", "Acct-Output-Octets=1000", at(-140));
        account("Interim-Update", "usage", "Acct-Session-Time=30", "Acct-Output-Octets=500", at(-170));
        account("Stop", "usage", "Acct-Session-Time=100", at(-100));
        account("Start", "usage:1", "ERX-Service-Session=\"no-such-service\"", at(-200));

        eventually(
                "the usage of " + LOGIN,
                REVIEWED,
                () -> server.rest().all("usage?login=" + LOGIN).stream()
                        .filter(hour -> !hour.containsKey("service"))
                        .mapToLong(hour -> hour.getJsonNumber("outputOctets").longValueExact())
                        .sum(),
                sum -> sum >= 1000);
        eventually(
                "what was odd",
                REVIEWED,
                () -> Set.copyOf(flags("usage")),
                Set.of("OLDER_THAN_LAST", "STOP_WITHOUT_COUNTERS", "UNKNOWN_SERVICE")::equals);
        JsonObject trust = server.rest().get("nas/" + NAS + "/trust").object();
        assertThat(trust.getInt("score")).isLessThan(100);
        assertThat(trust.getJsonArray("items").getValuesAs(JsonObject.class))
                .extracting(reason -> reason.getString("flag"))
                .contains("OLDER_THAN_LAST", "UNKNOWN_SERVICE");
        Finished listed = server.sluice("usage", "list", "--login", LOGIN);
        assertThat(listed.exitCode()).isZero();
        assertThat(String.join("\n", listed.out())).contains(LOGIN);
        assertThat(server.rest().all("nas/" + NAS + "/trust")).isNotEmpty();
    }

    @Test
    void runsAJob_andTellsHowFarItHasCome() {
        account("Start", "job-1");

        Caller.Reply started = operator.send("POST", "jobs/reconcile-sessions:start", "application/json", null);

        assertThat(started.status()).as("%s", started).isEqualTo(202);
        JsonObject job = eventually(
                "the job's end",
                DONE,
                () -> server.rest().get("jobs/reconcile-sessions").object(),
                shown -> shown.getString("state").equals("DONE"));
        assertThat(job.getInt("percent")).isEqualTo(100);
        assertThat(job.getJsonNumber("done").longValueExact()).isPositive();
        Finished listed = server.sluice("job", "list");
        assertThat(String.join("\n", listed.out())).as("%s", listed).contains("reconcile-sessions", "DONE");
        assertThat(operator.send("POST", "jobs/no-such:start", "application/json", null)
                        .status())
                .isEqualTo(404);
        assertThat(operator.send("POST", "jobs/reconcile-sessions:stop", "application/json", null)
                        .status())
                .isEqualTo(409);
    }
}
