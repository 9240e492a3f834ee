package io.sluice.cli.nas.simulate.bng;

import static io.sluice.cli.nas.simulate.bng.SimulatedBng.FIRST;
import static io.sluice.cli.nas.simulate.bng.SimulatedBng.attribute;
import static io.sluice.cli.nas.simulate.bng.SimulatedBng.tagged;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.cli.nas.simulate.bng.SimulatedBng.Settings;
import io.sluice.radius.dictionary.NamedAttribute;
import io.sluice.radius.packet.PacketCode;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoaDeskTest {

    private static final NamedAttribute SESSION = attribute("Acct-Session-Id", FIRST);
    private static final NamedAttribute GOLD = tagged("ERX-Service-Activate", 1, "gold");
    private static final NamedAttribute COUNTED = tagged("ERX-Service-Statistics", 1, "2");

    private final Settings settings = new Settings();

    private SimulatedBng online() {
        SimulatedBng bng = new SimulatedBng(settings);
        bng.bng.powerOn();
        bng.bng.advance(0);
        bng.sent.clear();
        return bng;
    }

    @Nested
    class Obeys {

        @Test
        void activation_andTellsOfItAfterTheAck() {
            SimulatedBng bng = online();

            CoaAnswer answer = bng.bng.command(new Message(PacketCode.COA_REQUEST, List.of(SESSION, GOLD, COUNTED)));
            assertThat(answer.reply().orElseThrow().code()).isEqualTo(PacketCode.COA_ACK);
            assertThat(bng.records()).isEmpty();

            answer.effect().run();
            assertThat(bng.records()).containsExactly("Start 1048577:000001 gold");
        }

        @Test
        void activationOfWhatRunsAlready_onceOnly() {
            SimulatedBng bng = online();

            bng.coa(SESSION, GOLD, COUNTED);
            CoaAnswer again = bng.coa(SESSION, GOLD, COUNTED);

            assertThat(again.verdict()).isEqualTo("ack");
            assertThat(bng.records()).containsExactly("Start 1048577:000001 gold");
        }

        @Test
        void deactivation_byTheWholeActivationStringOnly() {
            SimulatedBng bng = online();
            bng.coa(SESSION, tagged("ERX-Service-Activate", 1, "tiered(1, 2)"), COUNTED);

            bng.coa(SESSION, attribute("ERX-Service-Deactivate", "tiered"));
            assertThat(bng.bng.servicesRunning()).isEqualTo(1);

            bng.coa(SESSION, attribute("ERX-Service-Deactivate", "tiered(1, 2)"));
            assertThat(bng.records()).endsWith("Stop 1048577:000001 tiered(1, 2)");
            assertThat(bng.last("Stop").text("Acct-Terminate-Cause")).hasValue("Admin-Reset");
        }

        @Test
        void mutexGroups_newServiceFirst() {
            settings.mutex = new MutexGroups(List.of(Set.of("gold", "silver")));
            SimulatedBng bng = online();
            bng.coa(SESSION, GOLD, COUNTED);

            bng.coa(SESSION, tagged("ERX-Service-Activate", 1, "silver(5)"), COUNTED);

            assertThat(bng.records())
                    .containsExactly(
                            "Start 1048577:000001 gold", "Start 1048577:000002 silver(5)", "Stop 1048577:000001 gold");
        }

        @Test
        void changeOfTheSubscribersOwnTimer() {
            settings.accept = List.of(attribute("Session-Timeout", "30"));
            SimulatedBng bng = online();

            bng.coa(SESSION, attribute("Session-Timeout", "100"));

            bng.bng.advance(99_999);
            assertThat(bng.bng.sessionsOpen()).isEqualTo(1);
            bng.bng.advance(100_000);
            assertThat(bng.bng.sessionsOpen()).isZero();
        }

        @Test
        void disconnect_servicesFirst() {
            SimulatedBng bng = online();
            bng.coa(SESSION, GOLD, COUNTED);

            CoaAnswer answer =
                    bng.command(PacketCode.DISCONNECT_REQUEST, SESSION, attribute("User-Name", "client0@isp1.com"));

            assertThat(answer.reply().orElseThrow().code()).isEqualTo(PacketCode.DISCONNECT_ACK);
            assertThat(bng.records()).endsWith("Stop 1048577:000001 gold", "Stop 1048577");
        }

        @Test
        void returnsProxyStateInOrder() {
            CoaAnswer answer = online().coa(
                            SESSION,
                            GOLD,
                            attribute("Proxy-State", "0x01"),
                            attribute("State", "0x77"),
                            attribute("Proxy-State", "0x02"));

            assertThat(answer.reply().orElseThrow().attributes())
                    .extracting(NamedAttribute::toString)
                    .containsExactly("Proxy-State = 0x01", "State = 0x77", "Proxy-State = 0x02");
        }
    }

    @Nested
    class Refuses {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "503|Acct-Session-Id=erx FastEthernet 12/0:0000000001|",
                    "503|Acct-Session-Id=" + FIRST + "|User-Name=somebody@isp1.com",
                    "503|Acct-Session-Id=" + FIRST + "|Framed-IP-Address=192.0.2.1",
                    "402|User-Name=client0@isp1.com|",
                    "403|Acct-Session-Id=" + FIRST + "|NAS-IP-Address=192.0.2.1",
                    "403|Acct-Session-Id=" + FIRST + "|NAS-Identifier=bng2",
                    "401|Acct-Session-Id=" + FIRST + "|Mikrotik-Rate-Limit=1M/1M",
                    "401|Acct-Session-Id=" + FIRST + "|Attr-26.9.1=0x00",
                    "401|Acct-Session-Id=" + FIRST + "|ERX-Update-Service=gold",
                    "405|Acct-Session-Id=" + FIRST + "|Service-Type=Authorize-Only",
                })
        void andChangesNothing(String cause, String one, String other) {
            SimulatedBng bng = online();

            CoaAnswer answer = other == null
                    ? bng.coa(named(one), GOLD, COUNTED)
                    : bng.coa(named(one), named(other), GOLD, COUNTED);

            Message reply = answer.reply().orElseThrow();
            assertThat(reply.code()).isEqualTo(PacketCode.COA_NAK);
            assertThat(reply.text("Error-Cause")).hasValue(cause);
            assertThat(bng.records()).isEmpty();
        }

        private static NamedAttribute named(String pair) {
            String[] parts = pair.split("=", 2);
            int tag = parts[0].equals("ERX-Update-Service") ? 2 : 0;
            return new NamedAttribute(parts[0], tag, parts[1]);
        }

        @ParameterizedTest
        @CsvSource({"0,2", "9,2", "1,1"})
        void tagsThatAreNoServicesOwn(int one, int other) {
            SimulatedBng bng = online();

            CoaAnswer answer = bng.coa(
                    SESSION,
                    tagged("ERX-Service-Activate", one, "gold"),
                    tagged("ERX-Service-Activate", other, "silver"));

            assertThat(answer.verdict()).isEqualTo("nak-404");
            assertThat(bng.bng.servicesRunning()).isZero();
        }

        @Test
        void aDisconnectThatChangesSomething() {
            CoaAnswer answer = online().command(PacketCode.DISCONNECT_REQUEST, SESSION, GOLD);

            assertThat(answer.verdict()).isEqualTo("nak-401");
        }

        @ParameterizedTest
        @CsvSource({"-301,stale", "-299,ack", "299,ack", "301,stale"})
        void silently_whatIsTooOld(int seconds, String verdict) {
            CoaAnswer answer = online().coa(
                            SESSION,
                            attribute(
                                    "Event-Timestamp",
                                    SimulatedBng.NOW.plusSeconds(seconds).toString()));

            assertThat(answer.verdict()).isEqualTo(verdict);
            assertThat(answer.reply().isPresent()).isEqualTo(verdict.equals("ack"));
        }
    }

    @Nested
    class Misbehaves {

        @Test
        void acknowledgesWithoutEffect() {
            settings.misbehaviour = new Misbehaviour(0, 0, 506, 1);
            SimulatedBng bng = online();

            CoaAnswer answer = bng.coa(SESSION, GOLD, COUNTED);

            assertThat(answer.reply().orElseThrow().code()).isEqualTo(PacketCode.COA_ACK);
            assertThat(answer.verdict()).isEqualTo("ack-without-effect");
            assertThat(bng.bng.servicesRunning()).isZero();
        }

        @Test
        void refusesWhatIsFine() {
            settings.misbehaviour = new Misbehaviour(0, 1, 503, 0);

            CoaAnswer answer = online().coa(SESSION, GOLD);

            assertThat(answer.reply().orElseThrow().text("Error-Cause")).hasValue("503");
            assertThat(answer.verdict()).isEqualTo("nak-503-on-request");
        }

        @Test
        void refusesWhatItWasToldTo_withAnyParameters() {
            settings.misbehaviour = new Misbehaviour(0, 0, 506, 0, 0, 0, 0, Set.of("gold"), false);
            SimulatedBng bng = online();

            CoaAnswer answer = bng.coa(
                    SESSION, tagged("ERX-Service-Activate", 1, "silver"), tagged("ERX-Service-Activate", 2, "gold(1)"));

            assertThat(answer.verdict()).isEqualTo("nak-404");
            assertThat(bng.bng.servicesRunning()).isZero();
        }

        @Test
        void answersLateAndTwice_inItsShareOfRequests() {
            settings.misbehaviour = new Misbehaviour(0, 0, 506, 0, 0.5, 7_000, 0.25, Set.of(), false);
            SimulatedBng bng = online();

            List<CoaAnswer> answers = IntStream.range(0, 1_000)
                    .mapToObj(i -> bng.coa(SESSION, GOLD))
                    .toList();

            assertThat(answers).extracting(CoaAnswer::lateBy).containsOnly(0L, 7_000L);
            assertThat(answers.stream().filter(answer -> answer.lateBy() > 0).count())
                    .isBetween(450L, 550L);
            assertThat(answers.stream().filter(CoaAnswer::twice).count()).isBetween(200L, 300L);
        }

        @Test
        void keepsSilent_inItsShareOfRequests() {
            settings.misbehaviour = new Misbehaviour(0.25, 0, 506, 0);
            SimulatedBng bng = online();

            long silent = IntStream.range(0, 1_000)
                    .filter(i -> bng.coa(SESSION, GOLD).reply().isEmpty())
                    .count();

            assertThat(silent).isBetween(200L, 300L);
        }
    }
}
