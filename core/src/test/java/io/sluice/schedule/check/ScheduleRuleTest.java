package io.sluice.schedule.check;

import static io.sluice.schedule.Entries.activate;
import static io.sluice.schedule.Entries.deactivate;
import static io.sluice.schedule.Entries.deny;
import static io.sluice.schedule.Entries.denyAndDeactivate;
import static io.sluice.schedule.Story.ANNA;
import static io.sluice.schedule.Story.ISP1;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schedule.Entries;
import io.sluice.schedule.ScheduleEntry;
import io.sluice.schedule.ScheduleOwner;
import io.sluice.schedule.ServiceSchedule;
import io.sluice.schedule.check.Finding.Check;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule, with the member it points at. */
class ScheduleRuleTest {

    record Case(String name, KnownServices known, ScheduleOwner owner, List<Entries> entries, String... expected) {

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void says(Case given) {
        ScheduleEntry[] entries = given.entries().stream().map(Entries::entry).toArray(ScheduleEntry[]::new);

        List<Finding> findings = ScheduleRule.check(ServiceSchedule.of("plan", given.owner(), entries), given.known());

        assertThat(findings)
                .extracting(finding -> finding.check() + " " + finding.pointer())
                .containsExactlyInAnyOrder(given.expected());
        assertThat(findings).allSatisfy(finding -> assertThat(finding.remedy()).isNotBlank());
    }

    static Stream<Case> cases() {
        Entries daily = activate("gold").at("hour=8");
        return Stream.of(
                given("nothing", KnownServices.of("gold"), daily),
                given(
                        "V1: two schedules of one owner",
                        KnownServices.of("gold").alsoScheduledBy(ANNA),
                        daily,
                        "ONE_SCHEDULE_PER_SERVICE /entries/0/actions/0/service"),
                given(
                        "V2: two owners",
                        KnownServices.of("gold").alsoScheduledBy(ISP1),
                        daily,
                        "ONE_OWNER_PER_SERVICE /entries/0/actions/0/service"),
                given(
                        "V3: an effective period meets an exclusion",
                        KnownServices.of("gold"),
                        activate("gold").at("hour=9").effective("PT2H").except("hour=10", "hour=11"),
                        "EFFECTIVE_PERIOD_EXCLUDED /entries/0/from/effective"),
                given(
                        "V4: an effective period beside logins",
                        KnownServices.of("gold").startedByLogins(),
                        activate("gold").at("hour=9").effective("PT2H"),
                        "EFFECTIVE_PERIOD_AND_LOGIN /entries/0/actions/0/service"),
                new Case(
                        "V5: a denial swallows an activation",
                        KnownServices.of("gold").prepared("PT0S"),
                        ANNA,
                        List.of(daily, deny("gold").at("hour=7").until("hour=9")),
                        "DENIAL_MEETS_ACTIVATION /entries/0/actions/0/type"),
                given(
                        "V6: a service that logins require",
                        KnownServices.of().with("gold", true, true, null),
                        daily,
                        "SERVICE_PERSISTENT /entries/0/actions/0/service"),
                given(
                        "V7: 31 April",
                        KnownServices.of("gold"),
                        activate("gold").at("day-of-month=31, month=4"),
                        "TIME_IMPOSSIBLE /entries/0/from/dayOfMonth"),
                given(
                        "V7: six years ago",
                        KnownServices.of("gold"),
                        activate("gold").at("year=2020, hour=8"),
                        "TIME_IMPOSSIBLE /entries/0/from/year"),
                given(
                        "V7: in sixteen years",
                        KnownServices.of("gold"),
                        deny("gold").at("hour=8").until("year=2042"),
                        "TIME_IMPOSSIBLE /entries/0/to/year"),
                given(
                        "V7: in fifteen years",
                        KnownServices.of("gold"),
                        activate("gold").at("year=2021,2041")),
                given(
                        "V7: an exclusion six years ago",
                        KnownServices.of("gold"),
                        activate("gold").at("hour=8").except("year=2020", "year=2026"),
                        "TIME_IMPOSSIBLE /entries/0/except/0/from/year"),
                given(
                        "V7: ends before it begins",
                        KnownServices.of("gold"),
                        deny("gold")
                                .at("year=2026, month=3, day-of-month=10")
                                .until("year=2026, month=3, day-of-month=1"),
                        "TIME_IMPOSSIBLE /entries/0/to"),
                given(
                        "V7: until every evening",
                        KnownServices.of("gold"),
                        deny("gold").until("hour=20"),
                        "TIME_IMPOSSIBLE /entries/0/to"),
                given(
                        "V8: a denial that does nothing",
                        KnownServices.of().with("gold", false, false, null),
                        deny("gold").at("hour=8").until("hour=9"),
                        "SERVICE_NOT_AUTHORIZED /entries/0/actions/0/service"),
                given(
                        "V9: ten minutes",
                        KnownServices.of("gold"),
                        deny("gold").at("hour=8").until("hour=8, minute=9"),
                        "INTERVAL_SHORT /entries/0"),
                given(
                        "V9: a quarter of an hour",
                        KnownServices.of("gold"),
                        deny("gold").at("hour=8").until("hour=8, minute=14")),
                given(
                        "V10: no such service",
                        KnownServices.of("silver"),
                        daily,
                        "SERVICE_UNKNOWN /entries/0/actions/0/service"),
                given(
                        "no such holidays",
                        KnownServices.of("gold"),
                        activate("gold").at("hour=8").exceptHolidays("bavaria"),
                        "HOLIDAYS_UNKNOWN /entries/0/holidays"),
                new Case(
                        "activate and deactivate at one time",
                        KnownServices.of("gold"),
                        ANNA,
                        List.of(daily, deactivate("gold").at("hour=8, day-of-week=fri")),
                        "EVENTS_CONTRADICT /entries/0/actions/0/type"),
                given(
                        "an end of an event",
                        KnownServices.of("gold"),
                        activate("gold").at("hour=8").until("hour=9"),
                        "WITHOUT_EFFECT /entries/0/to"),
                new Case(
                        "an effective period for everybody",
                        KnownServices.of("gold"),
                        ScheduleOwner.SERVICES,
                        List.of(activate("gold").at("hour=8").effective("PT1H")),
                        "WITHOUT_EFFECT /entries/0/from/effective"),
                given(
                        "another zone",
                        KnownServices.of("gold"),
                        activate("gold").at("hour=8, time-zone=Asia/Tokyo"),
                        "ZONE_DIFFERS /entries/0/from/timeZone"));
    }

    private static Case given(String name, KnownServices known, Entries entry, String... expected) {
        return new Case(name, known, ANNA, List.of(entry), expected);
    }

    @Test
    void refusesNonworkHoursWithPreparation_andTakesThemWithout() {
        Entries off = denyAndDeactivate("gold")
                .at("hour=8, minute=30, day-of-week=1-5")
                .until("hour=16, minute=29, day-of-week=1-5");
        Entries on = activate("gold").at("hour=16, minute=30, day-of-week=1-5");
        ServiceSchedule schedule = ServiceSchedule.of("nonwork", ANNA, off.entry(), on.entry());

        assertThat(ScheduleRule.check(schedule, KnownServices.of("gold")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.check()).isEqualTo(Check.DENIAL_MEETS_ACTIVATION);
                    assertThat(finding.isError()).isTrue();
                    assertThat(finding.remedy())
                            .isEqualTo("end the denial 5 min before the activation, or set the preparation time to 0");
                });
        assertThat(ScheduleRule.check(schedule, KnownServices.of("gold").prepared("PT0S")))
                .isEmpty();
    }
}
