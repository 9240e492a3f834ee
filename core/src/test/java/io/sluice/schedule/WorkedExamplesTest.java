package io.sluice.schedule;

import static io.sluice.schedule.Entries.activate;
import static io.sluice.schedule.Entries.deactivate;
import static io.sluice.schedule.Entries.deny;
import static io.sluice.schedule.Entries.denyAndDeactivate;
import static io.sluice.schedule.Story.ANNA;
import static io.sluice.schedule.Story.BERLIN;
import static io.sluice.schedule.Story.EAST;
import static io.sluice.schedule.Story.ISP1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sluice.schedule.check.Finding;
import io.sluice.schedule.check.Finding.Check;
import io.sluice.schedule.check.KnownServices;
import io.sluice.schedule.check.ScheduleRule;
import io.sluice.schedule.rehearsal.Deed;
import io.sluice.schedule.rehearsal.Diary;
import io.sluice.schedule.rehearsal.Outcome;
import io.sluice.schedule.rehearsal.VirtualClockwork;
import io.sluice.schedule.rehearsal.VirtualLine;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The 54 examples by which schedules are specified. Each row says what is given, what must come of it, and how that is seen. The
 * server is in Berlin, prepares for 5 minutes and gives up after 5, unless a row says otherwise.
 */
class WorkedExamplesTest {

    /** A row of the table. */
    record Example(String id, String input, String outcome, Executable check) {

        @Override
        public String toString() {
            return id + ": " + input + " → " + outcome;
        }
    }

    private static final Entries GOLD_AT_8 = activate("gold").at("hour=8");
    private static final Entries GOLD_AT_5 = activate("gold").at("hour=5");
    private static final String PROMOTION = "hour=9";

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "punctuality",
        "effectivePeriods",
        "workingHours",
        "denials",
        "exclusions",
        "groups",
        "fields",
        "clocks",
        "precedence",
        "resilience"
    })
    void holds(Example example) throws Throwable {
        example.check().execute();
    }

    @Test
    void areAllHere() {
        List<String> ids = Stream.of(
                        punctuality(),
                        effectivePeriods(),
                        workingHours(),
                        denials(),
                        exclusions(),
                        groups(),
                        fields(),
                        clocks(),
                        precedence(),
                        resilience())
                .flatMap(rows -> rows)
                .map(Example::id)
                .toList();

        assertThat(ids)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 54)
                        .mapToObj(number -> "WE-%02d".formatted(number))
                        .toList());
    }

    static Stream<Example> punctuality() {
        return Stream.of(
                row("WE-01", "activate 08:00; in since 07:00", "work starts 07:55, active by 08:00", () -> {
                    Story story = gold().login("07:00").until("07:54:59");
                    assertThat(story.isActive("gold")).isFalse();
                    story.until("08:00");
                    assertThat(story.lines()).containsExactly("07:55 ACTIVATE gold DONE for 08:00");
                    assertThat(story.isActive("gold")).isTrue();
                }),
                row("WE-02", "the same; login 07:55:00", "activated, for as of 07:55 is inclusive", () -> {
                    Story story = gold().login("07:55").until("12:00");
                    assertThat(story.lines()).containsExactly("07:55 ACTIVATE gold DONE for 08:00");
                }),
                row(
                        "WE-03",
                        "the same; login 07:55:01 … 07:59:59",
                        "not activated, neither before nor at 08:00",
                        () -> {
                            assertThat(gold().login("07:55:01").until("12:00").lines())
                                    .isEmpty();
                            assertThat(gold().login("07:59:59").until("12:00").lines())
                                    .isEmpty();
                            assertThat(gold().withLateLogins()
                                            .login("07:59:59")
                                            .until("12:00")
                                            .lines())
                                    .containsExactly("08:00 ACTIVATE gold DONE");
                        }),
                row("WE-04", "the same; login 08:01, no effective period", "not activated", () -> {
                    assertThat(gold().login("08:01").until("12:00").lines()).isEmpty();
                }),
                row("WE-05", "as WE-03 with E=2h; login 07:57, again 08:10", "not activated; then activated", () -> {
                    Story story = Story.onAMonday()
                            .subscribed("gold")
                            .schedule(ANNA, activate("gold").at("hour=8").effective("PT2H"))
                            .login("07:57")
                            .until("08:09");
                    assertThat(story.lines()).isEmpty();
                    story.logout("08:09").login("08:10");
                    assertThat(story.lines()).containsExactly("08:10 ACTIVATE_AT_LOGIN gold DONE for 08:00");
                }),
                row("WE-06", "the same; a session without subscription", "nothing, no error", () -> {
                    Story story = Story.onAMonday()
                            .subscribed("voice")
                            .schedule(ANNA, GOLD_AT_8)
                            .login("07:00")
                            .until("12:00");
                    assertThat(story.lines()).isEmpty();
                }),
                row("WE-07", "event 05:00, A=15m; engine busy until 05:10", "done at 05:10", () -> {
                    Story story = early().login("04:00").busyUntil("05:10").until("06:00");
                    assertThat(story.lines()).containsExactly("05:10 ACTIVATE gold DONE for 05:00");
                }),
                row("WE-08", "the same; first possible 05:15:00 / 05:15:01", "done / MISSED", () -> {
                    assertThat(early().login("04:00")
                                    .busyUntil("05:15:00")
                                    .until("06:00")
                                    .lines())
                            .containsExactly("05:15 ACTIVATE gold DONE for 05:00");
                    assertThat(early().login("04:00")
                                    .busyUntil("05:15:01")
                                    .until("06:00")
                                    .lines())
                            .containsExactly("05:15:01 ACTIVATE gold MISSED for 05:00");
                }),
                row("WE-09", "event 05:00, A=15m; down 04:50–05:12 / 04:50–05:20", "done at 05:12 / MISSED", () -> {
                    assertThat(early().login("04:00")
                                    .serverDown("04:50", "05:12")
                                    .until("06:00")
                                    .lines())
                            .containsExactly("05:12 ACTIVATE gold DONE for 05:00");
                    assertThat(early().login("04:00")
                                    .serverDown("04:50", "05:20")
                                    .until("06:00")
                                    .lines())
                            .containsExactly("05:20 ACTIVATE gold MISSED for 05:00");
                }),
                row("WE-10", "event 05:00; back 04:57, session since 04:30", "starts at once, done by 05:00", () -> {
                    Story story =
                            early().login("04:30").serverDown("04:40", "04:57").until("06:00");
                    assertThat(story.lines()).containsExactly("04:57 ACTIVATE gold DONE for 05:00");
                }),
                row("WE-11", "A configured as 30 000 ms", "counts as 60 000 ms, with a warning", () -> {
                    Duration configured = Duration.ofMillis(30_000);
                    assertThat(ScheduleSettings.DEFAULT
                                    .withActionThreshold(configured)
                                    .actionThreshold())
                            .isEqualTo(Duration.ofMillis(60_000));
                    assertThat(ScheduleSettings.objectionTo(configured)).isPresent();
                    assertThat(ScheduleSettings.objectionTo(Duration.ofMinutes(1)))
                            .isEmpty();
                }));
    }

    static Stream<Example> effectivePeriods() {
        return Stream.of(
                row("WE-12", "activate 09:00, E=2h, subscriber; login 09:00:00, 10:59:59", "activated", () -> {
                    assertThat(promotion().login("09:00:00").lines())
                            .containsExactly("09:00 ACTIVATE_AT_LOGIN gold DONE");
                    assertThat(promotion().login("10:59:59").lines())
                            .containsExactly("10:59:59 ACTIVATE_AT_LOGIN gold DONE for 09:00");
                }),
                row("WE-13", "the same; login 11:00:00 or later", "not activated", () -> {
                    assertThat(promotion().login("11:00:00").lines()).isEmpty();
                    assertThat(promotion().login("12:30").lines()).isEmpty();
                }),
                row("WE-14", "the same; in since 08:00, user stops 09:30", "stays stopped", () -> {
                    Story story =
                            promotion().login("08:00").stopped("gold", "09:30").until("12:00");
                    assertThat(story.lines())
                            .containsExactly(
                                    "08:55 ACTIVATE gold DONE for 09:00", "09:30 DEACTIVATE_BY_HAND gold DONE");
                }),
                row("WE-15", "as WE-14, then out and in at 10:00", "activated again", () -> {
                    Story story = promotion()
                            .login("08:00")
                            .stopped("gold", "09:30")
                            .logout("09:59")
                            .login("10:00");
                    assertThat(story.lines()).last().isEqualTo("10:00 ACTIVATE_AT_LOGIN gold DONE for 09:00");
                }),
                row("WE-16", "the same entry for services or a scope; login 09:30", "nothing", () -> {
                    for (ScheduleOwner owner : List.of(ScheduleOwner.SERVICES, EAST)) {
                        Story story = Story.onAMonday()
                                .subscribed("gold")
                                .schedule(owner, activate("gold").at(PROMOTION).effective("PT2H"));
                        assertThat(story.login("09:30").until("12:00").lines()).isEmpty();
                    }
                }),
                row("WE-17", "09:00 E=2h except 10:00–12:00; login 10:30", "nothing", () -> {
                    assertThat(promotionExcept("hour=10", "hour=12, minute=0")
                                    .login("10:30")
                                    .lines())
                            .isEmpty();
                }),
                row("WE-18", "the same; login 09:30", "activated; warned at save (V3)", () -> {
                    assertThat(promotionExcept("hour=10", "hour=12, minute=0")
                                    .login("09:30")
                                    .lines())
                            .containsExactly("09:30 ACTIVATE_AT_LOGIN gold DONE for 09:00");
                    assertThat(checks(
                                    KnownServices.of("gold"),
                                    ANNA,
                                    activate("gold")
                                            .at(PROMOTION)
                                            .effective("PT2H")
                                            .except("hour=10", "hour=12, minute=0")))
                            .containsExactly(Check.EFFECTIVE_PERIOD_EXCLUDED);
                }),
                row("WE-19", "09:00 E=2h except 08:30–09:30; in since 08:00 / login 09:45", "nothing / nothing", () -> {
                    Story there = promotionExcept("hour=8, minute=30", "hour=9, minute=30")
                            .login("08:00")
                            .until("12:00");
                    assertThat(there.lines()).containsExactly("08:55 ACTIVATE gold SKIPPED_EXCLUDED for 09:00");
                    assertThat(there.isActive("gold")).isFalse();
                    Story late = promotionExcept("hour=8, minute=30", "hour=9, minute=30")
                            .login("09:45")
                            .until("12:00");
                    assertThat(late.isActive("gold")).isFalse();
                }),
                row("WE-20", "activate-on-login and E=2h; login 09:10", "login starts it; warned (V4)", () -> {
                    Entries entry = activate("gold").at(PROMOTION).effective("PT2H");
                    Story story = Story.onAMonday()
                            .subscribedOnLogin("gold")
                            .schedule(ANNA, entry)
                            .login("09:10");
                    assertThat(story.lines())
                            .containsExactly(
                                    "09:10 ACTIVATE_AT_LOGIN gold DONE",
                                    "09:10 ACTIVATE_AT_LOGIN gold UNCHANGED for 09:00");
                    assertThat(checks(KnownServices.of("gold").startedByLogins(), ANNA, entry))
                            .containsExactly(Check.EFFECTIVE_PERIOD_AND_LOGIN);
                }));
    }

    static Stream<Example> workingHours() {
        return Stream.of(
                row("WE-21", "activate 08:00, deactivate 17:00, mon-fri; in since Mon 07:00", "so all week", () -> {
                    Story story = office().login("07:00").until("2026-06-08 07:00");
                    assertThat(story.lines())
                            .containsExactly(
                                    "07:55 ACTIVATE gold DONE for 08:00",
                                    "16:55 DEACTIVATE gold DONE for 17:00",
                                    "2026-06-02 07:55 ACTIVATE gold DONE for 2026-06-02 08:00",
                                    "2026-06-02 16:55 DEACTIVATE gold DONE for 2026-06-02 17:00",
                                    "2026-06-03 07:55 ACTIVATE gold DONE for 2026-06-03 08:00",
                                    "2026-06-03 16:55 DEACTIVATE gold DONE for 2026-06-03 17:00",
                                    "2026-06-04 07:55 ACTIVATE gold DONE for 2026-06-04 08:00",
                                    "2026-06-04 16:55 DEACTIVATE gold DONE for 2026-06-04 17:00",
                                    "2026-06-05 07:55 ACTIVATE gold DONE for 2026-06-05 08:00",
                                    "2026-06-05 16:55 DEACTIVATE gold DONE for 2026-06-05 17:00");
                }),
                row("WE-22", "the same; login Mon 08:30", "not activated that day", () -> {
                    Story story = office().login("08:30").until("23:59");
                    assertThat(story.lines()).containsExactly("16:55 DEACTIVATE gold UNCHANGED for 17:00");
                }),
                row("WE-23", "the same with E=9h; login Mon 08:30 / 17:00", "activated / not", () -> {
                    Entries[] entries = {
                        activate("gold").at("hour=8, day-of-week=mon-fri").effective("PT9H"),
                        deactivate("gold").at("hour=17, day-of-week=mon-fri")
                    };
                    Story early = Story.onAMonday().subscribed("gold").schedule(ANNA, entries);
                    assertThat(early.login("08:30").lines())
                            .containsExactly("08:30 ACTIVATE_AT_LOGIN gold DONE for 08:00");
                    Story late = Story.onAMonday().subscribed("gold").schedule(ANNA, entries);
                    late.login("17:00").until("23:00");
                    assertThat(late.isActive("gold")).isFalse();
                    assertThat(late.lines()).isEmpty();
                }),
                row("WE-24", "the same; disable-preparation-time off / on", "stop begins 16:55 / 17:00", () -> {
                    assertThat(office().login("07:00").until("23:00").lines())
                            .last()
                            .isEqualTo("16:55 DEACTIVATE gold DONE for 17:00");
                    assertThat(office().withoutPreparingDeactivations()
                                    .login("07:00")
                                    .until("23:00")
                                    .lines())
                            .containsExactly("07:55 ACTIVATE gold DONE for 08:00", "17:00 DEACTIVATE gold DONE");
                }),
                row("WE-25", "one event: activate A, deactivate B, flag on", "both are prepared", () -> {
                    Story story = Story.onAMonday()
                            .withoutPreparingDeactivations()
                            .subscribed("gold", "silver")
                            .schedule(
                                    ANNA,
                                    activate("gold").andDeactivate("silver").at("hour=8"))
                            .login("07:00")
                            .requested("silver", "07:10")
                            .until("12:00");
                    assertThat(story.lines())
                            .containsExactly(
                                    "07:10 ACTIVATE_BY_HAND silver DONE",
                                    "07:55 DEACTIVATE silver DONE for 08:00",
                                    "07:55 ACTIVATE gold DONE for 08:00");
                }));
    }

    static Stream<Example> denials() {
        Entries outsideEvening = deny("gold").at("hour=20").until("hour=16, minute=59");
        Entries offOutsideEvening = denyAndDeactivate("gold").at("hour=20").until("hour=16, minute=59");
        return Stream.of(
                row("WE-26", "deny 20:00–16:59; request 16:30 / 17:00", "refused / allowed", () -> {
                    Story story = Story.onAMonday()
                            .subscribed("gold")
                            .schedule(ANNA, outsideEvening)
                            .login("10:00");
                    assertThat(story.request("gold", "16:30").isAllowed()).isFalse();
                    assertThat(story.request("gold", "16:59:59").isAllowed()).isFalse();
                    assertThat(story.request("gold", "17:00").isAllowed()).isTrue();
                    assertThat(story.lines())
                            .containsExactly(
                                    "16:30 ACTIVATE_BY_HAND gold DENIED",
                                    "16:59:59 ACTIVATE_BY_HAND gold DENIED",
                                    "17:00 ACTIVATE_BY_HAND gold DONE");
                }),
                row("WE-27", "the same; active at 20:00", "keeps running; a request at 20:01 is refused", () -> {
                    Story story = Story.onAMonday()
                            .subscribed("gold")
                            .schedule(ANNA, outsideEvening)
                            .login("17:00")
                            .requested("gold", "18:00")
                            .until("20:00");
                    assertThat(story.isActive("gold")).isTrue();
                    story.stopped("gold", "20:00:30").requested("gold", "20:01");
                    assertThat(story.lines()).last().isEqualTo("20:01 ACTIVATE_BY_HAND gold DENIED");
                }),
                row("WE-28", "the same with deny-deactivate, P=0; active at 20:00", "stopped at 20:00", () -> {
                    Story story = Story.onAMonday()
                            .prepared("PT0S")
                            .subscribed("gold")
                            .schedule(ANNA, offOutsideEvening)
                            .login("17:00")
                            .requested("gold", "18:00")
                            .until("19:59:59");
                    assertThat(story.isActive("gold")).isTrue();
                    story.until("20:00");
                    assertThat(story.lines()).last().isEqualTo("20:00 STOP_BY_DENIAL gold DONE");
                    assertThat(story.isActive("gold")).isFalse();
                }),
                row(
                        "WE-29",
                        "WE-26, activate-on-login; login 16:30, in at 17:00",
                        "denied; then nothing by itself",
                        () -> {
                            Story story = Story.onAMonday()
                                    .subscribedOnLogin("gold")
                                    .schedule(ANNA, outsideEvening)
                                    .login("16:30")
                                    .until("19:00");
                            assertThat(story.lines()).containsExactly("16:30 ACTIVATE_AT_LOGIN gold DENIED");
                        }),
                row("WE-30", "deny to 07:59, activate 08:00, P=0", "activated 08:00", () -> {
                    Story story = Story.onAMonday()
                            .prepared("PT0S")
                            .subscribed("gold")
                            .schedule(ANNA, deny("gold").at("hour=0").until("hour=7, minute=59"), GOLD_AT_8)
                            .login("07:00")
                            .until("12:00");
                    assertThat(story.lines()).containsExactly("08:00 ACTIVATE gold DONE");
                }),
                row("WE-31", "the same with P=15m", "V5 at save; if forced, refused 07:45, done at 08:00", () -> {
                    Entries[] entries = {deny("gold").at("hour=0").until("hour=7, minute=59"), GOLD_AT_8};
                    assertThat(checks(KnownServices.of("gold").prepared("PT15M"), ANNA, entries))
                            .containsExactly(Check.DENIAL_MEETS_ACTIVATION);
                    assertThat(checks(KnownServices.of("gold").prepared("PT0S"), ANNA, entries))
                            .isEmpty();
                    Story forced = Story.onAMonday()
                            .prepared("PT15M")
                            .subscribed("gold")
                            .schedule(ANNA, entries)
                            .login("07:00")
                            .until("12:00");
                    assertThat(forced.lines())
                            .containsExactly("07:45 ACTIVATE gold DENIED for 08:00", "08:00 ACTIVATE gold DONE");
                }),
                row("WE-32", "deny-deactivate 08:30–16:29, activate 16:30, mon-fri, P=0", "nonwork hours only", () -> {
                    Story story = nonworkHours("2026-06-01")
                            .login("07:00")
                            .requested("gold", "07:10")
                            .requested("gold", "12:00")
                            .until("2026-06-06 00:00");
                    assertThat(story.lines().subList(0, 4))
                            .containsExactly(
                                    "07:10 ACTIVATE_BY_HAND gold DONE",
                                    "08:30 STOP_BY_DENIAL gold DONE",
                                    "12:00 ACTIVATE_BY_HAND gold DENIED",
                                    "16:30 ACTIVATE gold DONE");
                    int before = story.lines().size();
                    story.until("2026-06-08 08:29:59");
                    assertThat(story.lines()).as("the weekend is untouched").hasSize(before);
                    assertThat(story.isActive("gold")).isTrue();
                }));
    }

    static Stream<Example> exclusions() {
        return Stream.of(
                row("WE-33", "WE-32 with both except 1 Jan; Thu 2026-01-01", "available all day, no event", () -> {
                    Story story = nonworkHours("2026-01-01", "month=1, day-of-month=1", "month=1, day-of-month=1")
                            .login("07:00")
                            .requested("gold", "12:00")
                            .until("2026-01-02 00:00");
                    assertThat(story.lines())
                            .containsExactly(
                                    "12:00 ACTIVATE_BY_HAND gold DONE", "16:30 ACTIVATE gold SKIPPED_EXCLUDED");
                    assertThat(story.isActive("gold")).isTrue();
                    story.until("2026-01-02 08:30");
                    assertThat(story.isActive("gold")).isFalse();
                }),
                row(
                        "WE-34",
                        "activate 07:00 daily except 1 Jan, any year",
                        "acts 31 Dec and 2 Jan, never 1 Jan",
                        () -> {
                            EntryTimes times = times(activate("gold")
                                    .at("hour=7")
                                    .except("month=1, day-of-month=1", "month=1, day-of-month=1"));
                            for (int year = 2026; year <= 2030; year++) {
                                assertThat(times.happensAt(berlin(year + "-01-01T07:00")))
                                        .isFalse();
                                assertThat(times.happensAt(berlin(year + "-01-02T07:00")))
                                        .isTrue();
                                assertThat(times.happensAt(berlin(year + "-12-31T07:00")))
                                        .isTrue();
                            }
                        }),
                row(
                        "WE-35",
                        "deny-deactivate 22:00–05:59 except 1 Jan; started 1 Jan 23:00",
                        "stopped 2 Jan 00:00",
                        () -> {
                            Story story = Story.on("2025-12-31")
                                    .subscribed("gold")
                                    .schedule(
                                            ANNA,
                                            denyAndDeactivate("gold")
                                                    .at("hour=22")
                                                    .until("hour=5, minute=59")
                                                    .except(
                                                            "month=1, day-of-month=1, hour=0, minute=0",
                                                            "month=1, day-of-month=1, hour=23, minute=59"))
                                    .login("20:00");
                            assertThat(story.request("gold", "22:00").isAllowed())
                                    .isFalse();
                            assertThat(story.request("gold", "23:59:59").isAllowed())
                                    .isFalse();
                            for (String free : List.of("00:00", "05:00", "12:00", "22:30")) {
                                assertThat(story.request("gold", "2026-01-01 " + free)
                                                .isAllowed())
                                        .isTrue();
                                story.stopped("gold", "2026-01-01 " + free);
                            }
                            story.requested("gold", "2026-01-01 23:00").until("2026-01-01 23:59:59");
                            assertThat(story.isActive("gold")).isTrue();
                            story.until("2026-01-02 00:00");
                            assertThat(story.lines()).last().isEqualTo("2026-01-02 00:00 STOP_BY_DENIAL gold DONE");
                            assertThat(story.request("gold", "2026-01-02 00:01").isAllowed())
                                    .isFalse();
                        }),
                row("WE-36", "WE-32 except 2026-03-01 … 2026-03-14", "first denial again Mon 2026-03-16 08:30", () -> {
                    EntryTimes denial = times(denyAndDeactivate("gold")
                            .at("hour=8, minute=30, day-of-week=mon-fri")
                            .until("hour=16, minute=29, day-of-week=mon-fri")
                            .except("year=2026, month=3, day-of-month=1", "year=2026, month=3, day-of-month=14"));
                    assertThat(denial.denial().from(berlin("2026-02-27T18:00")).map(Span::start))
                            .contains(berlin("2026-03-16T08:30"));
                    assertThat(denial.denial().at(berlin("2026-02-27T12:00"))).isTrue();
                    assertThat(LocalDate.of(2026, 3, 15).getDayOfWeek()).hasToString("SUNDAY");
                }));
    }

    static Stream<Example> groups() {
        Entries[] dayAndNight = {
            activate("5M").at("hour=8"),
            deactivate("5M").at("hour=16"),
            activate("2M").at("hour=15, minute=45"),
            deactivate("2M").at("hour=8, minute=15")
        };
        return Stream.of(
                row("WE-37", "5M 08:00–16:00, 2M 15:45–08:15, no group", "never neither", () -> {
                    Story story = Story.onAMonday()
                            .prepared("PT0S")
                            .subscribed("5M", "2M")
                            .schedule(ANNA, dayAndNight)
                            .login("07:00")
                            .until("15:50");
                    assertThat(story.isActive("5M") && story.isActive("2M")).isTrue();
                    Instant start = story.instant("08:00");
                    Story again = Story.onAMonday()
                            .prepared("PT0S")
                            .subscribed("5M", "2M")
                            .schedule(ANNA, dayAndNight)
                            .login("07:00");
                    for (int minute = 0; minute < 2 * 24 * 60; minute++) {
                        again.until(start.plusSeconds(60L * minute)
                                .atZone(BERLIN)
                                .toLocalDateTime()
                                .toString());
                        assertThat(again.isActive("5M") || again.isActive("2M")).isTrue();
                    }
                    again.until("2026-06-04 08:10");
                    assertThat(again.isActive("5M") && again.isActive("2M")).isTrue();
                }),
                row("WE-38", "the same in a group that gives way", "the new one replaces the old; stops no-ops", () -> {
                    Story story = Story.onAMonday()
                            .prepared("PT0S")
                            .subscribedInGroup(new Enrolment.Mutex("speed", true), "5M", "2M")
                            .schedule(ANNA, dayAndNight)
                            .login("07:00")
                            .until("2026-06-02 09:00");
                    assertThat(story.lines())
                            .containsExactly(
                                    "08:00 ACTIVATE 5M DONE",
                                    "08:15 DEACTIVATE 2M UNCHANGED",
                                    "15:45 ACTIVATE 2M DONE",
                                    "15:45 STOP_BY_GROUP 5M DONE",
                                    "16:00 DEACTIVATE 5M UNCHANGED",
                                    "2026-06-02 08:00 ACTIVATE 5M DONE",
                                    "2026-06-02 08:00 STOP_BY_GROUP 2M DONE",
                                    "2026-06-02 08:15 DEACTIVATE 2M UNCHANGED");
                }),
                row(
                        "WE-39",
                        "the same in a group that does not",
                        "refused, then nothing left: an error at save",
                        () -> {
                            Enrolment.Mutex rigid = new Enrolment.Mutex("speed", false);
                            Story story = Story.onAMonday()
                                    .prepared("PT0S")
                                    .subscribedInGroup(rigid, "5M", "2M")
                                    .schedule(ANNA, dayAndNight)
                                    .login("07:00")
                                    .until("16:00");
                            assertThat(story.lines())
                                    .contains("15:45 ACTIVATE 2M EXCLUDED_BY_GROUP", "16:00 DEACTIVATE 5M DONE");
                            assertThat(story.isActive("5M") || story.isActive("2M"))
                                    .isFalse();
                            assertThat(checks(
                                            KnownServices.of()
                                                    .with("5M", true, false, rigid)
                                                    .with("2M", true, false, rigid),
                                            ANNA,
                                            dayAndNight))
                                    .contains(Check.GROUP_DOES_NOT_GIVE_WAY);
                        }));
    }

    static Stream<Example> fields() {
        return Stream.of(
                row("WE-40", "one-time: activate 2026-01-01 07:00", "fires once, never again", () -> {
                    EntryTimes times = times(activate("gold").at("year=2026, month=1, day-of-month=1, hour=7"));
                    assertThat(times.from().between(Span.BEGINNING, Span.FOREVER))
                            .extracting(Moment::at)
                            .containsExactly(berlin("2026-01-01T07:00"));
                    assertThat(times.from().atOrAfter(berlin("2026-01-01T07:01")))
                            .isEmpty();
                }),
                row("WE-41", "hour=0-23/2, minute=*", "00:00, 02:00, … 22:00", () -> {
                    assertThat(on("2026-06-01", "hour=0-23/2"))
                            .containsExactlyElementsOf(IntStream.range(0, 12)
                                    .mapToObj(i -> "2026-06-01T%02d:00".formatted(2 * i))
                                    .toList());
                }),
                row("WE-42", "day-of-month=15, day-of-week=1-5, hour=8; Sun 2026-03-15", "fires", () -> {
                    assertThat(on("2026-03-15", "day-of-month=15, day-of-week=1-5, hour=8"))
                            .containsExactly("2026-03-15T08:00");
                }),
                row("WE-43", "day-of-month=31, hour=8 in April", "no occurrence", () -> {
                    assertThat(times(activate("gold").at("day-of-month=31, hour=8"))
                                    .from()
                                    .between(berlin("2026-04-01T00:00"), berlin("2026-05-01T00:00")))
                            .isEmpty();
                }));
    }

    static Stream<Example> clocks() {
        EntryTimes halfPastTwo = times(activate("gold").at("hour=2, minute=30"));
        return Stream.of(
                row("WE-44", "02:30 daily on 2026-03-29 in Berlin", "once, 03:30 CEST = 01:30Z", () -> {
                    assertThat(halfPastTwo.from().between(berlin("2026-03-29T00:00"), berlin("2026-03-30T00:00")))
                            .extracting(Moment::at)
                            .containsExactly(Instant.parse("2026-03-29T01:30:00Z"));
                }),
                row("WE-45", "02:30 daily on 2026-10-25 in Berlin", "once, the first 02:30 = 00:30Z", () -> {
                    assertThat(halfPastTwo.from().between(berlin("2026-10-25T00:00"), berlin("2026-10-26T00:00")))
                            .extracting(Moment::at)
                            .containsExactly(Instant.parse("2026-10-25T00:30:00Z"));
                }),
                row("WE-46", "deny 22:00–05:59 in the nights of both changes", "7 h and 9 h", () -> {
                    TimesInForce denial = times(deny("gold").at("hour=22").until("hour=5, minute=59"))
                            .denial();
                    assertThat(denial.from(berlin("2026-03-28T20:00")).map(WorkedExamplesTest::length))
                            .contains(Duration.ofHours(7));
                    assertThat(denial.from(berlin("2026-10-24T20:00")).map(WorkedExamplesTest::length))
                            .contains(Duration.ofHours(9));
                    assertThat(denial.from(berlin("2026-06-01T20:00")).map(WorkedExamplesTest::length))
                            .contains(Duration.ofHours(8));
                }),
                row("WE-47", "E=2h at 01:00 on 2026-03-29 in Berlin", "ends 04:00 CEST", () -> {
                    EntryTimes times = times(activate("gold").at("hour=1").effective("PT2H"));
                    assertThat(times.effectiveAt(Instant.parse("2026-03-29T01:59:59Z")))
                            .contains(Instant.parse("2026-03-29T00:00:00Z"));
                    assertThat(times.effectiveAt(Instant.parse("2026-03-29T02:00:00Z")))
                            .isEmpty();
                    assertThat(berlin("2026-03-29T04:00")).isEqualTo(Instant.parse("2026-03-29T02:00:00Z"));
                }),
                row("WE-48", "hour=8, time-zone=Asia/Tokyo, server UTC, 1 Jun", "2026-05-31T23:00Z", () -> {
                    EntryTimes times = new EntryTimes(
                            activate("gold")
                                    .at("hour=8, month=6, day-of-month=1, time-zone=Asia/Tokyo")
                                    .entry(),
                            ZoneOffset.UTC,
                            HolidayCalendars.NONE);
                    assertThat(times.from().atOrAfter(Instant.parse("2026-01-01T00:00:00Z")))
                            .map(Moment::at)
                            .contains(Instant.parse("2026-05-31T23:00:00Z"));
                }));
    }

    static Stream<Example> precedence() {
        return Stream.of(
                row("WE-49", "retailer: deactivate 17:00; subscriber: activate 17:00", "active, warned (V2)", () -> {
                    Story story = Story.onAMonday()
                            .subscribed("gold")
                            .schedule(ISP1, deactivate("gold").at("hour=17"))
                            .schedule(ANNA, activate("gold").at("hour=17"))
                            .login("10:00")
                            .until("18:00");
                    assertThat(story.lines())
                            .containsExactlyInAnyOrder(
                                    "16:55 DEACTIVATE gold OVERRIDDEN for 17:00", "16:55 ACTIVATE gold DONE for 17:00");
                    assertThat(story.isActive("gold")).isTrue();
                    assertThat(checks(
                                    KnownServices.of("gold").alsoScheduledBy(ISP1),
                                    ANNA,
                                    activate("gold").at("hour=17")))
                            .containsExactly(Check.ONE_OWNER_PER_SERVICE);
                }),
                row("WE-50", "retailer: deny 17:00–17:59; subscriber: activate 17:30", "MISSED after T+A", () -> {
                    Story story = Story.onAMonday()
                            .subscribed("gold")
                            .schedule(ISP1, deny("gold").at("hour=17").until("hour=17, minute=59"))
                            .schedule(ANNA, activate("gold").at("hour=17, minute=30"))
                            .login("10:00")
                            .until("19:00");
                    assertThat(story.lines())
                            .containsExactly(
                                    "17:25 ACTIVATE gold DENIED for 17:30", "17:35 ACTIVATE gold MISSED for 17:30");
                }),
                row("WE-51", "schedule removed at 12:00 while off", "stays off: Inactive (should be active)", () -> {
                    Story story = nonworkHours("2026-06-01");
                    Enrolment onLogin =
                            Story.onAMonday().subscribedOnLogin("gold").enrolment("gold");
                    Instant noon = story.instant("12:00");
                    assertThat(SubscriptionCondition.of(onLogin, story.book(), false, noon))
                            .isEqualTo(SubscriptionCondition.INACTIVE);
                    ScheduleBook removed = Story.onAMonday().book();
                    assertThat(SubscriptionCondition.of(onLogin, removed, false, noon))
                            .isEqualTo(SubscriptionCondition.INACTIVE_SHOULD_BE_ACTIVE);
                    assertThat(SubscriptionCondition.INACTIVE_SHOULD_BE_ACTIVE.words())
                            .isEqualTo("Inactive (should be active)");
                }),
                row(
                        "WE-52",
                        "deny on a service that does not ask schedules",
                        "rejected at save (V8), not enforced",
                        () -> {
                            assertThat(checks(
                                            KnownServices.of().with("gold", false, false, null),
                                            ANNA,
                                            deny("gold").at("hour=20").until("hour=21")))
                                    .containsExactly(Check.SERVICE_NOT_AUTHORIZED);
                            Enrolment unasked =
                                    new Enrolment("anna", "gold", "gold", List.of(ANNA), true, false, 1, null, false);
                            Story story = Story.onAMonday()
                                    .schedule(ANNA, deny("gold").at("hour=20").until("hour=21"));
                            assertThat(story.book()
                                            .authorizationOf(unasked)
                                            .at(story.instant("20:30"))
                                            .isAllowed())
                                    .isTrue();
                        }));
    }

    static Stream<Example> resilience() {
        return Stream.of(
                row("WE-53", "a node dies after 400 of 1000", "the survivor does 600, none twice", () -> {
                    List<VirtualLine> lines = new ArrayList<>();
                    for (int i = 0; i < 1000; i++) {
                        lines.add(new VirtualLine(
                                "bng1",
                                List.of(new Enrolment(
                                        "s" + i, "gold", "gold", List.of(ISP1), true, false, 1, null, false))));
                    }
                    int[] done = {0};
                    Diary diary = new Diary(happening -> {
                        if (++done[0] == 400) {
                            throw new IllegalStateException("the node dies");
                        }
                    });
                    Story story = Story.onAMonday().schedule(ISP1, GOLD_AT_8);
                    VirtualClockwork dying = new VirtualClockwork(
                            story.book(), ScheduleSettings.DEFAULT, lines, diary, story.instant("07:00"));
                    IntStream.range(0, 1000).forEach(i -> dying.login("s" + i, story.instant("07:30")));

                    assertThat(catchThrowable(() -> dying.advanceTo(story.instant("08:00"))))
                            .hasMessage("the node dies");
                    assertThat(diary.happenings()).hasSize(400);
                    VirtualClockwork survivor = new VirtualClockwork(
                            story.book(), ScheduleSettings.DEFAULT, lines, diary, story.instant("07:58"));
                    survivor.advanceTo(story.instant("09:00"));

                    assertThat(diary.happenings())
                            .hasSize(1000)
                            .allMatch(each -> each.deed() == Deed.ACTIVATE && each.outcome() == Outcome.DONE)
                            .extracting(each -> each.subscriber())
                            .doesNotHaveDuplicates();
                }),
                row("WE-54", "the subscription is suspended", "no action", () -> {
                    Story story = Story.onAMonday()
                            .suspended("gold")
                            .schedule(ANNA, GOLD_AT_8)
                            .login("07:00")
                            .until("12:00");
                    assertThat(story.lines()).isEmpty();
                }));
    }

    private static Example row(String id, String input, String outcome, Executable check) {
        return new Example(id, input, outcome, check);
    }

    private static Story gold() {
        return Story.onAMonday().subscribed("gold").schedule(ANNA, GOLD_AT_8);
    }

    private static Story early() {
        return Story.onAMonday().threshold("PT15M").subscribed("gold").schedule(ANNA, GOLD_AT_5);
    }

    private static Story promotion() {
        return Story.onAMonday()
                .subscribed("gold")
                .schedule(ANNA, activate("gold").at(PROMOTION).effective("PT2H"));
    }

    private static Story promotionExcept(String from, String to) {
        return Story.onAMonday()
                .subscribed("gold")
                .schedule(ANNA, activate("gold").at(PROMOTION).effective("PT2H").except(from, to));
    }

    private static Story office() {
        return Story.onAMonday()
                .subscribed("gold")
                .schedule(
                        ANNA,
                        activate("gold").at("hour=8, day-of-week=mon-fri"),
                        deactivate("gold").at("hour=17, day-of-week=mon-fri"));
    }

    private static Story nonworkHours(String day) {
        return nonworkHours(day, "year=2020", "year=2020");
    }

    private static Story nonworkHours(String day, String exceptFrom, String exceptTo) {
        return Story.on(day)
                .prepared("PT0S")
                .subscribed("gold")
                .schedule(
                        ANNA,
                        denyAndDeactivate("gold")
                                .at("hour=8, minute=30, day-of-week=mon-fri")
                                .until("hour=16, minute=29, day-of-week=mon-fri")
                                .except(exceptFrom, exceptTo),
                        activate("gold")
                                .at("hour=16, minute=30, day-of-week=mon-fri")
                                .except(exceptFrom, exceptTo));
    }

    private static List<Check> checks(KnownServices known, ScheduleOwner owner, Entries... entries) {
        ScheduleEntry[] all = Stream.of(entries).map(Entries::entry).toArray(ScheduleEntry[]::new);
        return ScheduleRule.check(ServiceSchedule.of("checked", owner, all), known).stream()
                .map(Finding::check)
                .toList();
    }

    private static EntryTimes times(Entries entry) {
        return new EntryTimes(entry.entry(), BERLIN, HolidayCalendars.NONE);
    }

    private static List<String> on(String day, String fields) {
        Instant start = berlin(day + "T00:00");
        return times(activate("gold").at(fields)).from().between(start, start.plus(Duration.ofDays(1))).stream()
                .map(moment -> moment.at().atZone(BERLIN).toLocalDateTime().toString())
                .toList();
    }

    private static Duration length(Span span) {
        return Duration.between(span.start(), span.end());
    }

    private static Instant berlin(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }
}
