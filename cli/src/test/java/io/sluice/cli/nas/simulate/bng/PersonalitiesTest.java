package io.sluice.cli.nas.simulate.bng;

import static io.sluice.cli.nas.simulate.bng.SimulatedBng.attribute;
import static io.sluice.cli.nas.simulate.bng.SimulatedBng.tagged;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.cli.nas.simulate.bng.SimulatedBng.Settings;
import io.sluice.radius.dictionary.NamedAttribute;
import io.sluice.radius.packet.PacketCode;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of router obeys its own rules. */
class PersonalitiesTest {

    private static final NamedAttribute GOLD = tagged("ERX-Service-Activate", 1, "gold");
    private static final NamedAttribute COUNTED = tagged("ERX-Service-Statistics", 1, "2");
    private static final NamedAttribute NO_GOLD = attribute("ERX-Service-Deactivate", "gold");

    private final Settings settings = new Settings();

    private SimulatedBng online(Dialect dialect) {
        settings.dialect = dialect;
        SimulatedBng bng = new SimulatedBng(settings);
        bng.bng.powerOn();
        bng.bng.advance((settings.lines - 1) * 1_000L);
        bng.sent.clear();
        return bng;
    }

    private static NamedAttribute session(String id) {
        return attribute("Acct-Session-Id", id);
    }

    private static List<String> reasons(CoaAnswer answer) {
        return answer.reply().orElseThrow().attributes().stream()
                .map(NamedAttribute::toString)
                .toList();
    }

    @Test
    void haveNamesToChooseThemBy() {
        assertThat(Dialect.names()).isEqualTo("erx, junos, mikrotik, generic");
        assertThat(List.of("erx", "junos", "mikrotik", "generic"))
                .allSatisfy(name ->
                        assertThat(Dialect.named(name).orElseThrow().name()).isEqualTo(name));
        assertThat(Dialect.named("cisco")).isEmpty();
    }

    @Nested
    class Erx {

        @Test
        void restartsOrStops_whenOneRequestDoesBoth_asChanceHasIt() {
            SimulatedBng bng = online(new ErxDialect());
            NamedAttribute session = session(SimulatedBng.FIRST);

            List<Integer> running = IntStream.range(0, 100)
                    .mapToObj(i -> {
                        bng.coa(session, GOLD, COUNTED);
                        bng.coa(session, GOLD, COUNTED, NO_GOLD);
                        return bng.bng.servicesRunning();
                    })
                    .toList();

            assertThat(running).contains(0, 1);
        }
    }

    @Nested
    class Junos {

        private final NamedAttribute session = session("1048577");

        @Test
        void deactivatesFirst_soThatBothInOneRequestRestart() {
            SimulatedBng bng = online(new JunosDialect());
            bng.coa(session, GOLD, COUNTED);
            bng.sent.clear();

            bng.coa(session, GOLD, COUNTED, NO_GOLD);

            assertThat(bng.records()).containsExactly("Stop 1048577:1 gold", "Start 1048577:2 gold");
        }

        @Test
        void leavesAGap_whenAnotherServiceIsStoppedInTheSameRequest() {
            SimulatedBng bng = online(new JunosDialect());
            bng.coa(session, GOLD, COUNTED);
            bng.sent.clear();

            bng.coa(session, tagged("ERX-Service-Activate", 1, "silver"), COUNTED, NO_GOLD);

            assertThat(bng.records()).containsExactly("Stop 1048577:1 gold", "Start 1048577:2 silver");
        }

        @Test
        void updatesLimits_fromTheStartOfTheService() {
            SimulatedBng bng = online(new JunosDialect());
            bng.coa(session, GOLD, COUNTED);
            bng.bng.advance(50_000);

            bng.coa(session, tagged("ERX-Update-Service", 1, "gold"), tagged("ERX-Service-Timeout", 1, "60"));
            bng.bng.advance(59_999);
            assertThat(bng.bng.servicesRunning()).isEqualTo(1);
            bng.bng.advance(60_000);

            assertThat(bng.bng.servicesRunning()).isZero();
        }

        @Test
        void saysWhyItRefuses() {
            CoaAnswer answer = online(new JunosDialect()).coa(session, tagged("ERX-Update-Service", 1, "gold"));

            assertThat(reasons(answer)).containsExactly("Error-Cause = 404", "ERX-Action-Reason = not active: gold");
        }

        @Test
        void saysWhatTheRouterSays_whenItRefusesWhatIsFine() {
            settings.misbehaviour = new Misbehaviour(0, 1, 404, 0);

            assertThat(reasons(online(new JunosDialect()).coa(session, GOLD)))
                    .containsExactly("Error-Cause = 404", "ERX-Action-Reason = 122 Execution failure");
        }

        @Test
        void takesTheFirstSessionOfAName() {
            settings.lines = 2;
            SimulatedBng bng = online(new JunosDialect());

            bng.coa(attribute("User-Name", "client1@isp1.com"), GOLD, COUNTED);

            assertThat(bng.records()).containsExactly("Start 1048578:1 gold");
        }

        @Test
        void countsBothDirectionsAndGigawords() {
            settings.load = 1;
            SimulatedBng bng = online(new JunosDialect());
            // 80 Mbit/s in and next to nothing out: only the input can use up 1 MB within a few looks
            bng.coa(
                    session,
                    tagged("ERX-Service-Activate", 1, "up(80m, 8000)"),
                    COUNTED,
                    tagged("ERX-Service-Volume", 1, "1"));
            bng.coa(
                    session,
                    tagged("ERX-Service-Activate", 1, "long(80m, 8000)"),
                    COUNTED,
                    tagged("ERX-Service-Volume", 1, "1"),
                    tagged("ERX-Service-Volume-Gigawords", 1, "1"));

            bng.bng.advance(100_000);

            assertThat(bng.records()).contains("Stop 1048577:1 up(80m, 8000)");
            assertThat(bng.bng.servicesRunning()).isEqualTo(1);
        }

        @ParameterizedTest
        @CsvSource({"1,600", "600,600", "601,1200", "86400,86400", "90000,86400"})
        void roundsIntervalsUpToTensOfMinutes(long asked, long used) {
            assertThat(new JunosDialect().interimSeconds(OptionalLong.of(asked), 0))
                    .hasValue(used);
            assertThat(new JunosDialect().interimSeconds(OptionalLong.of(0), 900))
                    .isEmpty();
        }
    }

    @Nested
    class Mikrotik {

        private final NamedAttribute session = session("00100001");

        @Test
        void hasOneRate_thatEachRequestReplaces() {
            settings.accept = List.of(attribute("Mikrotik-Rate-Limit", "1M/2M"));
            SimulatedBng bng = online(new MikrotikDialect());

            CoaAnswer answer = bng.coa(session, attribute("Mikrotik-Rate-Limit", "2M/10M 0/20M 0/8M 0/10"));

            assertThat(answer.verdict()).isEqualTo("ack");
            assertThat(bng.notes).contains("profile 1M/2M", "profile 2M/10M 0/20M 0/8M 0/10");
        }

        @Test
        void shapesTheSubscriberByIt_uploadFirst() {
            settings.accept = List.of(attribute("Mikrotik-Rate-Limit", "8M/80k"));
            settings.load = 1;
            SimulatedBng bng = online(new MikrotikDialect());
            bng.bng.advance(100_000);

            bng.command(PacketCode.DISCONNECT_REQUEST, session);

            Message stop = bng.last("Stop");
            assertThat(stop.number("Acct-Output-Octets").orElseThrow()).isLessThanOrEqualTo(1_000_000);
            assertThat(stop.number("Acct-Input-Octets").orElseThrow()).isGreaterThan(10_000_000);
        }

        @Test
        void knowsNoServices_andTellsOfNone() {
            settings.accept = List.of(GOLD, COUNTED);
            SimulatedBng bng = online(new MikrotikDialect());

            assertThat(bng.bng.servicesRunning()).isZero();
            assertThat(bng.coa(session, GOLD).verdict()).isEqualTo("nak-401");
            assertThat(bng.records()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "User-Name,client0@isp1.com,ack",
            "Framed-IP-Address,100.64.0.1,ack",
            "Framed-IP-Address,100.64.0.2,nak-503",
            "NAS-Port,1,nak-402"
        })
        void findsSessionsByNameOrAddress(String name, String value, String verdict) {
            SimulatedBng bng = online(new MikrotikDialect());

            assertThat(bng.coa(attribute(name, value), attribute("Mikrotik-Rate-Limit", "1M"))
                            .verdict())
                    .isEqualTo(verdict);
        }
    }

    @Nested
    class Generic {

        private final NamedAttribute session = session("0000000000100001");

        @Test
        void isSwitchedByFilterId_downloadFirst() {
            settings.load = 1;
            SimulatedBng bng = online(new GenericDialect());

            bng.coa(session, attribute("Filter-Id", "80/8000"));
            bng.bng.advance(100_000);
            bng.command(PacketCode.DISCONNECT_REQUEST, session);

            assertThat(bng.notes).contains("profile 80/8000");
            Message stop = bng.last("Stop");
            assertThat(stop.number("Acct-Output-Octets").orElseThrow()).isLessThanOrEqualTo(1_000_000);
            assertThat(stop.number("Acct-Input-Octets").orElseThrow()).isGreaterThan(10_000_000);
        }

        @Test
        void acknowledgesWhatItDoesNotKnow_andDoesNothing() {
            SimulatedBng bng = online(new GenericDialect());

            assertThat(bng.coa(session, GOLD, COUNTED).verdict()).isEqualTo("ack");
            assertThat(bng.bng.servicesRunning()).isZero();
        }

        @Test
        void givesAReason_onlyWhenTheNasOrTheSessionIsAnother() {
            SimulatedBng bng = online(new GenericDialect());

            assertThat(reasons(bng.coa(session("1")))).containsExactly("Error-Cause = 503");
            assertThat(reasons(bng.coa(session, attribute("NAS-Identifier", "another"))))
                    .containsExactly("Error-Cause = 403");
            assertThat(reasons(bng.coa(attribute("Filter-Id", "x")))).isEmpty();
        }
    }
}
