package io.sluice.cli.nas.simulate.bng;

import static io.sluice.cli.nas.simulate.bng.SimulatedBng.attribute;
import static io.sluice.cli.nas.simulate.bng.SimulatedBng.tagged;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.cli.nas.simulate.bng.SimulatedBng.Settings;
import io.sluice.radius.packet.PacketCode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BngTest {

    private final Settings settings = new Settings();

    private SimulatedBng bng() {
        SimulatedBng bng = new SimulatedBng(settings);
        bng.bng.powerOn();
        return bng;
    }

    @Test
    void tellsOfItsBoot_thenLogsInOneAfterAnother() {
        settings.lines = 3;
        SimulatedBng bng = bng();

        bng.bng.advance(0);
        assertThat(bng.records()).containsExactly("Accounting-On", "Start 1048577");

        bng.bng.advance(2_000);
        assertThat(bng.records()).containsExactly("Accounting-On", "Start 1048577", "Start 1048578", "Start 1048579");
        assertThat(bng.bng.state()).isEqualTo(Bng.State.ONLINE);
    }

    @Test
    void staysOffline_whenRejected() {
        settings.lines = 2;
        SimulatedBng bng = new SimulatedBng(settings);
        bng.server = request -> Optional.of(new Message(PacketCode.ACCESS_REJECT, List.of()));
        bng.bng.powerOn();

        bng.bng.advance(5_000);

        assertThat(bng.records()).containsExactly("Accounting-On");
        assertThat(bng.tally()).containsEntry("rejected", 2L).containsEntry("accepted", 0L);
    }

    @Test
    void startsTheServicesOfTheAccept_andAccountsThoseThatAreCounted() {
        settings.accept = List.of(
                tagged("ERX-Service-Activate", 6, "tiered(1280000, 5120000)"),
                tagged("ERX-Service-Statistics", 6, "time-volume"),
                tagged("ERX-Service-Activate", 2, "voice(100000)"));
        SimulatedBng bng = bng();

        bng.bng.advance(0);

        assertThat(bng.records())
                .containsExactly("Accounting-On", "Start 1048577", "Start 1048577:000001 tiered(1280000, 5120000)");
        assertThat(bng.bng.servicesRunning()).isEqualTo(2);
    }

    @Test
    void logsOutServicesFirst_andSaysOffLast() {
        settings.accept = List.of(
                tagged("ERX-Service-Activate", 1, "gold"),
                tagged("ERX-Service-Statistics", 1, "1"),
                attribute("Class", "0xabcd"));
        SimulatedBng bng = bng();
        bng.bng.advance(60_000);

        bng.bng.powerOff();

        assertThat(bng.records()).endsWith("Stop 1048577:000001 gold", "Stop 1048577", "Accounting-Off");
        assertThat(bng.last("Stop").text("Class")).hasValue("0xabcd");
        assertThat(bng.last("Stop").text("Acct-Terminate-Cause")).hasValue("User-Request");
        assertThat(bng.last("Stop").number("Acct-Session-Time")).hasValue(60);
        assertThat(bng.bng.state()).isEqualTo(Bng.State.DONE);
    }

    @Test
    void waitsForTheAnswersToStops_beforeItSaysOff() {
        SimulatedBng bng = new SimulatedBng(settings);
        bng.bng.powerOn();
        bng.bng.advance(0);
        bng.bng.command(new Message(PacketCode.COA_REQUEST, List.of()));

        bng.bng.powerOff();
        bng.bng.powerOff();

        assertThat(bng.records()).filteredOn("Accounting-Off"::equals).hasSize(1);
    }

    @Test
    void reportsAtTheServersIntervals_withTrafficThatOnlyGrows() {
        settings.accept = List.of(
                attribute("Acct-Interim-Interval", "900"),
                tagged("ERX-Service-Activate", 1, "tiered(1280000, 5120000)"),
                tagged("ERX-Service-Statistics", 1, "2"),
                tagged("ERX-Service-Acct-Interval", 1, "600"));
        SimulatedBng bng = bng();

        bng.bng.advance(1_800_000);

        List<Message> interims = bng.sent.stream()
                .filter(message -> message.text("Acct-Status-Type")
                        .filter("Interim-Update"::equals)
                        .isPresent())
                .toList();
        assertThat(bng.records().stream().filter(record -> record.startsWith("Interim")))
                .containsExactly(
                        "Interim-Update 1048577:000001 tiered(1280000, 5120000)",
                        "Interim-Update 1048577",
                        "Interim-Update 1048577:000001 tiered(1280000, 5120000)",
                        "Interim-Update 1048577",
                        "Interim-Update 1048577:000001 tiered(1280000, 5120000)");
        List<Long> service = interims.stream()
                .filter(message -> message.has("ERX-Service-Session"))
                .map(message -> message.number("Acct-Output-Octets").orElseThrow())
                .toList();
        assertThat(service).isSorted().doesNotHaveDuplicates();
        assertThat(service.get(2)).isBetween(1L, 1_800L * 5_120_000 / 8);
    }

    @Test
    void splitsWhatExceeds32Bits() {
        settings.load = 1;
        settings.accept =
                List.of(tagged("ERX-Service-Activate", 1, "fast(1g,10g)"), tagged("ERX-Service-Statistics", 1, "2"));
        SimulatedBng bng = bng();
        bng.bng.advance(3_600_000);

        bng.bng.powerOff();

        Message stop = bng.sent.stream()
                .filter(message -> message.has("ERX-Service-Session")
                        && message.text("Acct-Status-Type")
                                .filter("Stop"::equals)
                                .isPresent())
                .findFirst()
                .orElseThrow();
        long octets = stop.number("Acct-Output-Gigawords").orElseThrow() << 32
                | stop.number("Acct-Output-Octets").orElseThrow();
        assertThat(stop.number("Acct-Output-Gigawords").orElseThrow()).isPositive();
        assertThat(octets).isLessThanOrEqualTo(3_600L * 10_000_000_000L / 8);
    }

    @Nested
    class Limits {

        @Test
        void endAService_whenItsTimeIsUp() {
            settings.accept = List.of(
                    tagged("ERX-Service-Activate", 1, "gold"),
                    tagged("ERX-Service-Timeout", 1, "300"),
                    tagged("ERX-Service-Statistics", 1, "1"));
            SimulatedBng bng = bng();

            bng.bng.advance(299_999);
            assertThat(bng.bng.servicesRunning()).isEqualTo(1);

            bng.bng.advance(300_000);
            assertThat(bng.bng.servicesRunning()).isZero();
            assertThat(bng.last("Stop").number("Acct-Session-Time")).hasValue(300);
            assertThat(bng.last("Stop").text("Acct-Terminate-Cause")).hasValue("Session-Timeout");
            assertThat(bng.bng.sessionsOpen()).isEqualTo(1);
        }

        /** 8 Mbit/s fill 1 MB (2^20 octets) in a little more than a second: found at the first look, after ten. */
        @Test
        void endAService_atTheNextLookAfterItsVolume() {
            settings.load = 1;
            settings.accept = List.of(
                    tagged("ERX-Service-Activate", 1, "gold(8m)"),
                    tagged("ERX-Service-Volume", 1, "1"),
                    tagged("ERX-Service-Statistics", 1, "2"));
            SimulatedBng bng = bng();

            bng.bng.advance(600_000);

            Message stop = bng.last("Stop");
            assertThat(stop.number("Acct-Session-Time").orElseThrow() % 10).isZero();
            assertThat(stop.number("Acct-Output-Octets").orElseThrow()).isGreaterThanOrEqualTo(1L << 20);
            assertThat(bng.notes).contains("limit-reached volume of gold(8m)");
        }

        /** JunosE: what is not counted is not limited. */
        @ParameterizedTest
        @CsvSource({"ERX-Service-Timeout,0", "ERX-Service-Volume,0", "ERX-Service-Volume,1"})
        void doNothing_withoutTheStatisticsTheyNeed(String limit, String statistics) {
            settings.load = 1;
            settings.accept = List.of(
                    tagged("ERX-Service-Activate", 1, "gold(8m)"),
                    tagged(limit, 1, "1"),
                    tagged("ERX-Service-Statistics", 1, statistics));
            SimulatedBng bng = bng();

            bng.bng.advance(3_600_000);

            assertThat(bng.bng.servicesRunning()).isEqualTo(1);
        }

        @Test
        void endTheSubscriber_whenSessionTimeoutIsUp() {
            settings.accept = List.of(attribute("Session-Timeout", "60"));
            SimulatedBng bng = bng();

            bng.bng.advance(60_000);

            assertThat(bng.bng.sessionsOpen()).isZero();
            assertThat(bng.last("Stop").text("Acct-Terminate-Cause")).hasValue("Session-Timeout");
        }
    }

    @Test
    void losesEverythingAtAReboot_andUsesTheSameSessionNumbersAgain() {
        settings.rebootAfter = OptionalLong.of(60_000);
        settings.lines = 2;
        SimulatedBng bng = bng();

        bng.bng.advance(65_000);
        assertThat(bng.bng.sessionsOpen()).isZero();
        assertThat(bng.command(PacketCode.DISCONNECT_REQUEST, attribute("Acct-Session-Id", SimulatedBng.FIRST))
                        .reply())
                .isEmpty();
        assertThat(bng.forgotten).isEqualTo(1);

        bng.bng.advance(75_000);
        assertThat(bng.records())
                .containsExactly(
                        "Accounting-On",
                        "Start 1048577",
                        "Start 1048578",
                        "Accounting-On",
                        "Start 1048577",
                        "Start 1048578");
        assertThat(bng.tally()).containsEntry("sessionsLost", 2L);
    }

    @Test
    void doesTheSameInEveryRun_withTheSameSeed() {
        settings.lines = 5;
        settings.accept = List.of(
                attribute("Acct-Interim-Interval", "60"),
                tagged("ERX-Service-Activate", 1, "tiered(1280000, 5120000)"),
                tagged("ERX-Service-Statistics", 1, "2"));
        SimulatedBng one = bng();
        SimulatedBng other = bng();

        one.bng.advance(600_000);
        for (long time = 0; time <= 600_000; time += 7_777) {
            other.bng.advance(time);
        }
        other.bng.advance(600_000);

        assertThat(other.sent).isEqualTo(one.sent);
    }
}
