package io.sluice.it;

import static io.sluice.it.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fixture.Finished;
import io.sluice.it.fixture.RadiusSocket;
import io.sluice.it.fixture.ReplyOctets;
import io.sluice.it.fixture.RequestOctets;
import io.sluice.it.fixture.Rest;
import io.sluice.it.fixture.SluiceServer;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a NAS reports is safe before it is answered, and reads back through REST and the command line. */
class AccountingIT {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration RESEND_AFTER = Duration.ofMillis(500);
    private static final String TIERED = "tiered(1280000, 5120000)";

    private static void account(SluiceServer server, String status, String sessionId, String... more) {
        List<String> attributes = new ArrayList<>(List.of(
                "Acct-Status-Type=" + status,
                "User-Name=client1@isp1.com",
                "NAS-IP-Address=127.0.0.1",
                "Acct-Session-Id=\"" + sessionId + "\""));
        attributes.addAll(List.of(more));
        assertThat(server.radclient().account(attributes.toArray(String[]::new)).isAccounted())
                .as("%s of %s", status, sessionId)
                .isTrue();
    }

    /** One service's report: JunosE appends the service's number to the subscriber's Acct-Session-Id. */
    private static void accountService(SluiceServer server, String status, String sessionId, String... more) {
        List<String> attributes = new ArrayList<>(List.of("ERX-Service-Session=\"" + TIERED + "\""));
        attributes.addAll(List.of(more));
        account(server, status, sessionId + ":7", attributes.toArray(String[]::new));
    }

    private static JsonObject session(SluiceServer server, String sessionId) {
        return server.rest().all("subscriber-sessions?login=client1@isp1.com").stream()
                .filter(session -> session.getString("acctSessionId").equals(sessionId))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no session " + sessionId));
    }

    /** The session's service {@code tiered}; it may have another, of a login whose Start it was taken for. */
    private static JsonObject service(SluiceServer server, String sessionId) {
        String id = session(server, sessionId).getString("id");
        List<JsonObject> tiered = server.rest().all("subscriber-sessions/" + id + "/service-sessions").stream()
                .filter(service -> service.getString("service").equals(TIERED))
                .toList();
        assertThat(tiered).as("%s of %s", TIERED, sessionId).hasSize(1);
        return tiered.get(0);
    }

    private static List<JsonObject> records(SluiceServer server, String sessionId) {
        return server.rest().all("accounting-records?acctSessionId=" + Rest.query(sessionId));
    }

    @Test
    void followsASessionFromStartToStop(SluiceServer server) {
        account(server, "Start", "life", "Framed-IP-Address=10.1.2.3", "NAS-Port=17");

        assertThat(session(server, "life").getString("state")).isEqualTo("ACTIVE");
        assertThat(session(server, "life").getString("framedIpAddress")).isEqualTo("10.1.2.3");

        account(
                server,
                "Interim-Update",
                "life",
                "Acct-Session-Time=60",
                "Acct-Input-Octets=1000",
                "Acct-Output-Octets=2000");

        assertThat(session(server, "life").getJsonNumber("inputOctets").longValueExact())
                .isEqualTo(1000);

        account(
                server,
                "Stop",
                "life",
                "Acct-Session-Time=90",
                "Acct-Input-Octets=1500",
                "Acct-Output-Octets=2500",
                "Acct-Terminate-Cause=User-Request");

        JsonObject closed = session(server, "life");
        assertThat(closed.getString("state")).isEqualTo("CLOSED");
        assertThat(closed.getJsonNumber("inputOctets").longValueExact()).isEqualTo(1500);
        assertThat(closed.getJsonNumber("outputOctets").longValueExact()).isEqualTo(2500);
        assertThat(closed.getString("sessionTime")).isEqualTo("PT1M30S");
        assertThat(records(server, "life")).hasSize(3);
    }

    @Test
    void countsWith64Bits(SluiceServer server) {
        account(server, "Start", "giga");
        account(
                server,
                "Interim-Update",
                "giga",
                "Acct-Session-Time=600",
                "Acct-Input-Octets=4294967295",
                "Acct-Input-Gigawords=1",
                "Acct-Output-Octets=0",
                "Acct-Output-Gigawords=2");

        JsonObject session = session(server, "giga");
        assertThat(session.getJsonNumber("inputOctets").longValueExact()).isEqualTo(8_589_934_591L);
        assertThat(session.getJsonNumber("outputOctets").longValueExact()).isEqualTo(8_589_934_592L);
        assertThat(listedByCommandLine(server, "giga")
                        .getJsonNumber("inputOctets")
                        .longValueExact())
                .isEqualTo(8_589_934_591L);
    }

    private static JsonObject listedByCommandLine(SluiceServer server, String sessionId) {
        Finished list = server.sluice("session", "list", "--limit", "10000", "-o", "json");
        assertThat(list.exitCode()).as("%s", list.err()).isZero();
        try (JsonReader reader = Json.createReader(new StringReader(String.join("\n", list.out())))) {
            JsonArray sessions = reader.readArray();
            return sessions.getValuesAs(JsonObject.class).stream()
                    .filter(session -> session.getString("acctSessionId").equals(sessionId))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(sessionId + " is not listed: " + sessions));
        }
    }

    @Test
    void joinsAServiceToItsSession_whenTheIdHasManyColons(SluiceServer server) {
        account(server, "Start", "erx atm 3/1:100.9:0001:2");
        accountService(server, "Start", "erx atm 3/1:100.9:0001:2");
        accountService(
                server, "Interim-Update", "erx atm 3/1:100.9:0001:2", "Acct-Session-Time=600", "Acct-Input-Octets=500");

        JsonObject service = service(server, "erx atm 3/1:100.9:0001:2");
        assertThat(service.getString("service")).isEqualTo(TIERED);
        assertThat(service.getString("state")).isEqualTo("ACTIVE");
        assertThat(service.getJsonNumber("inputOctets").longValueExact()).isEqualTo(500);
    }

    @Test
    void takesAnIdWithColonsForASubscriber_whenNoServiceIsNamed(SluiceServer server) {
        account(server, "Start", "plain:1:2:3");

        assertThat(session(server, "plain:1:2:3").getString("state")).isEqualTo("ACTIVE");
    }

    @Test
    void closesTheServices_whenTheSubscriberLogsOut(SluiceServer server) {
        account(server, "Start", "logout");
        accountService(server, "Start", "logout");
        account(server, "Stop", "logout", "Acct-Session-Time=5");

        JsonObject service = service(server, "logout");
        assertThat(service.getString("state")).isEqualTo("STOPPED");
        assertThat(service.getString("stopCause")).isEqualTo("USER_LOGOUT");
    }

    @Test
    void keepsOneRow_whenTheSameReportComesAgain(SluiceServer server) {
        byte[] first = RequestOctets.accounting(1, SluiceServer.SECRET)
                .number(40, 1)
                .userName("client1@isp1.com")
                .nasIpAddress("127.0.0.1")
                .text(44, "twice")
                .number(55, (int) (System.currentTimeMillis() / 1000))
                .number(41, 0)
                .octets();
        byte[] later = RequestOctets.accounting(2, SluiceServer.SECRET)
                .number(40, 1)
                .userName("client1@isp1.com")
                .nasIpAddress("127.0.0.1")
                .text(44, "twice")
                .attribute(55, Arrays.copyOfRange(first, first.length - 10, first.length - 6))
                .number(41, 3)
                .octets();

        try (RadiusSocket socket = new RadiusSocket(server.ports().acct());
                RadiusSocket otherPort = new RadiusSocket(server.ports().acct())) {
            ReplyOctets answer = socket.ask(first, SOON).orElseThrow();

            // from the cache; past the cache, since from another port; and as RFC 2866 §5.2 lets a NAS do, with a delay
            assertThat(repeated(socket, first).octets()).isEqualTo(answer.octets());
            assertThat(otherPort.ask(first, SOON)).isPresent();
            assertThat(otherPort.ask(later, SOON)).isPresent();
            assertThat(records(server, "twice")).hasSize(1);
        }
    }

    /** The answer to a retransmission. One that comes within microseconds of the answer may find the request still at work. */
    private static ReplyOctets repeated(RadiusSocket socket, byte[] request) {
        return eventually("an answer", SOON, () -> socket.ask(request, RESEND_AFTER), Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void endsClosed_whenTheStopOvertakesTheStart(SluiceServer server) {
        account(server, "Stop", "hasty", "Acct-Session-Time=30", "Acct-Input-Octets=42", "Event-Timestamp=" + at(-10));
        account(server, "Start", "hasty", "Event-Timestamp=" + at(-40));

        JsonObject session = session(server, "hasty");
        assertThat(session.getString("state")).isEqualTo("CLOSED");
        assertThat(session.getJsonNumber("inputOctets").longValueExact()).isEqualTo(42);
        assertThat(records(server, "hasty")).hasSize(2);
    }

    @Test
    void staysClosed_whenAnInterimComesLate(SluiceServer server) {
        account(server, "Start", "late", "Event-Timestamp=" + at(-60));
        account(server, "Stop", "late", "Acct-Session-Time=50", "Acct-Input-Octets=900", "Event-Timestamp=" + at(-10));
        account(
                server,
                "Interim-Update",
                "late",
                "Acct-Session-Time=30",
                "Acct-Input-Octets=500",
                "Event-Timestamp=" + at(-30));

        JsonObject session = session(server, "late");
        assertThat(session.getString("state")).isEqualTo("CLOSED");
        assertThat(session.getJsonNumber("inputOctets").longValueExact()).isEqualTo(900);
        assertThat(records(server, "late")).hasSize(3);
    }

    private static long at(int secondsFromNow) {
        return System.currentTimeMillis() / 1000 + secondsFromNow;
    }

    @Test
    void closesWhatTheNasHadOpen_whenItSaysAccountingOn(SluiceServer server) {
        account(server, "Start", "before-reboot", "Event-Timestamp=" + at(-60));
        accountService(server, "Start", "before-reboot", "Event-Timestamp=" + at(-59));
        account(server, "Accounting-On", "0", "Event-Timestamp=" + at(-1));
        account(server, "Start", "after-reboot");

        assertThat(session(server, "before-reboot").getString("state")).isEqualTo("CLOSED");
        assertThat(session(server, "before-reboot").getString("stopCause")).isEqualTo("NAS_REBOOT");
        assertThat(service(server, "before-reboot").getString("state")).isEqualTo("STOPPED");
        assertThat(session(server, "after-reboot").getString("state")).isEqualTo("ACTIVE");
    }

    @Test
    void storesNamesThatAreNoText(SluiceServer server) {
        byte[] longest = new byte[253];
        Arrays.fill(longest, (byte) 'x');
        List<byte[]> names = List.of(
                new byte[] {'a', 0, 'b'},
                new byte[] {(byte) 0xc3, (byte) 0x28, (byte) 0xff},
                "'; drop table accounting_record; --".getBytes(StandardCharsets.UTF_8),
                longest);

        try (RadiusSocket socket = new RadiusSocket(server.ports().acct())) {
            for (int i = 0; i < names.size(); i++) {
                byte[] packet = RequestOctets.accounting(100 + i, SluiceServer.SECRET)
                        .number(40, 1)
                        .attribute(1, names.get(i))
                        .nasIpAddress("127.0.0.1")
                        .text(44, "odd-name-" + i)
                        .octets();

                assertThat(socket.ask(packet, SOON)).as("name %d", i).isPresent();
                assertThat(records(server, "odd-name-" + i)).hasSize(1);
            }
        }
    }

    @Test
    void restoresTheLogin_whenTheStartBringsItsClassBack(SluiceServer server) {
        String classOfLogin = server
                .radclient()
                .login(
                        "User-Name=client1@isp1.com",
                        "User-Password=client1",
                        "NAS-IP-Address=127.0.0.1",
                        "Message-Authenticator=0x00")
                .attributes()
                .stream()
                .filter(attribute -> attribute.startsWith("Class = "))
                .map(attribute -> attribute.substring("Class = ".length()))
                .findFirst()
                .orElseThrow();

        account(server, "Start", "of-login", "Class=" + classOfLogin);

        List<String> services = server
                .rest()
                .all("subscriber-sessions/" + session(server, "of-login").getString("id") + "/service-sessions")
                .stream()
                .map(service -> service.getString("service"))
                .toList();
        assertThat(services).containsExactlyInAnyOrder(TIERED, "voice(100000)");
    }
}
