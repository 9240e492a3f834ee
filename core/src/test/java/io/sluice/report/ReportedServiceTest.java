package io.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.accounting.AccountedService;
import io.sluice.accounting.AccountingStatus;
import io.sluice.accounting.Usage;
import io.sluice.service.InterimInterval;
import io.sluice.session.StopCause;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportedServiceTest {

    private static final Instant EIGHT = Instant.parse("2026-11-23T08:00:00Z");
    private static final Usage BEFORE = new Usage(60, 1_000, 5_000, 10, 50);

    private static ReportedService tiered(long interimSeconds, boolean countsVolume) {
        return new ReportedService(
                new ServiceAcctSessionId("0001048580", 1),
                "tiered(1280000, 5120000)",
                EIGHT,
                InterimInterval.used(interimSeconds),
                countsVolume,
                BEFORE);
    }

    @ParameterizedTest(name = "given {0} s, used {1} s")
    @CsvSource({"1, 600", "599, 600", "600, 600", "86400, 86400", "86401, 86400"})
    void reportsAtTheIntervalThatTheRouterWouldUse(long given, long used) {
        ReportedService service = tiered(given, false);

        assertThat(service.nextLook(EIGHT)).isEqualTo(EIGHT.plusSeconds(used));
    }

    @Test
    void reportsNothingMeanwhile_whenTheIntervalIsNought_butIsLookedAt() {
        ReportedService service = tiered(0, false);

        assertThat(service.interim().isOff()).isTrue();
        assertThat(service.nextLook(EIGHT)).isEqualTo(EIGHT.plus(ReportedService.BETWEEN_LOOKS));
    }

    @ParameterizedTest(name = "after {0} s at {1} s")
    @CsvSource({"0, 600", "599, 600", "600, 1200", "601, 1200", "18000, 18600", "-5, 600"})
    void goesOnAtTheNextWholeInterval_howeverManyWereMissed(long elapsed, long next) {
        assertThat(tiered(600, false).nextLook(EIGHT.plusSeconds(elapsed))).isEqualTo(EIGHT.plusSeconds(next));
    }

    @Test
    void saysOfTimeAlone_whenVolumeIsNotCounted() {
        ServiceReport stop = tiered(600, false)
                .stop(EIGHT.plus(Duration.ofHours(5)), new Usage(9, 9, 9, 9, 9), StopCause.TIME_THRESHOLD);

        assertThat(stop.status()).isEqualTo(AccountingStatus.STOP);
        assertThat(stop.usage()).isEqualTo(new Usage(18_000, Usage.ABSENT, Usage.ABSENT, Usage.ABSENT, Usage.ABSENT));
        assertThat(stop.terminateCause()).isEqualTo(TerminateCause.SESSION_TIMEOUT);
    }

    @Test
    void saysWhatTheSessionUsedWhileItRan() {
        ServiceReport interim =
                tiered(600, true).interim(EIGHT.plusSeconds(600), new Usage(660, 3_000, 4_294_972_295L, 30, 150));

        assertThat(interim.usage()).isEqualTo(new Usage(600, 2_000, 4_294_967_295L, 20, 100));
        assertThat(interim.terminateCause()).isEqualTo((int) Usage.ABSENT);
    }

    @Test
    void saysNought_whenTheNasHasToldNothingSince() {
        ServiceReport stop = tiered(600, true).stop(EIGHT.plusSeconds(5), Usage.NONE, null);

        assertThat(stop.usage()).isEqualTo(new Usage(5, 0, 0, 0, 0));
    }

    @Test
    void startsWithoutCounters() {
        ServiceReport start = tiered(600, true).start();

        assertThat(start.usage()).isEqualTo(Usage.NONE);
        assertThat(start.at()).isEqualTo(EIGHT);
    }

    @Test
    void neverLastsLessThanNoTime() {
        assertThat(tiered(600, false)
                        .stop(EIGHT.minusSeconds(3), Usage.NONE, StopCause.CLI)
                        .usage()
                        .sessionTime())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "USER_LOGOUT, 1",
        "TIME_THRESHOLD, 5",
        "VOLUME_THRESHOLD, 5",
        "COA, 6",
        "CLI, 6",
        "MUTEX, 6",
        "FAILED_ACTIVATION, 9",
        "SILENT, 2",
        "NAS, 10",
        "NAS_REBOOT, 11",
        ", 10"
    })
    void saysWhyItEnded(StopCause cause, int code) {
        assertThat(TerminateCause.of(cause)).isEqualTo(code);
    }

    @Test
    void hasAnIdThatSplitsAtItsLastColon() {
        String id = new ServiceAcctSessionId("erx FastEthernet 12/0:0001048580", 2_478).text();

        assertThat(id).isEqualTo("erx FastEthernet 12/0:0001048580:002478");
        assertThat(AccountedService.of("gold", id))
                .isEqualTo(new AccountedService("gold", "erx FastEthernet 12/0:0001048580", "002478"));
    }

    @ParameterizedTest
    @CsvSource({"1, :000001", "999999, :999999", "1000000, :1000000"})
    void hasSixDigitsOrMore(int number, String end) {
        assertThat(new ServiceAcctSessionId("8", number).text()).isEqualTo("8" + end);
    }

    @ParameterizedTest
    @CsvSource({"246, 253", "247, 253", "253, 253"})
    void fitsIntoAnAttribute(int parent, int length) {
        assertThat(new ServiceAcctSessionId("x".repeat(parent), 1).text())
                .hasSize(length)
                .endsWith("x:000001");
    }

    @Test
    void countsServicesFromOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ServiceAcctSessionId("8", 0));
    }

    @ParameterizedTest(name = "after {0} failures {1} s")
    @CsvSource({"1, 1", "2, 2", "5, 16", "6, 30", "60, 30"})
    void waitsTwiceAsLongEachTime(int failures, long seconds) {
        assertThat(RetryPause.after(failures, RetryPause.LONGEST_OF_GROUP)).isEqualTo(Duration.ofSeconds(seconds));
    }
}
