package io.sluice.schedule.rehearsal;

import static io.sluice.schedule.Entries.activate;
import static io.sluice.schedule.Entries.deactivate;
import static io.sluice.schedule.Entries.deny;
import static io.sluice.schedule.Entries.denyAndDeactivate;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schedule.Enrolment;
import io.sluice.schedule.Entries;
import io.sluice.schedule.HolidayCalendar;
import io.sluice.schedule.HolidayCalendars;
import io.sluice.schedule.ScheduleBook;
import io.sluice.schedule.ScheduleEntry;
import io.sluice.schedule.ScheduleOwner;
import io.sluice.schedule.ScheduleSettings;
import io.sluice.schedule.ServiceSchedule;
import io.sluice.schedule.Story;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a year's rehearsal says is what happens, event by event, however often the clock is looked at and nodes are replaced. */
class RehearsalProperty {

    private static final HolidayCalendars HOLIDAYS = name -> Optional.of(HolidayCalendar.of(
            name, Map.of(LocalDate.of(2026, 1, 1), "New Year", LocalDate.of(2019, 5, 1), "Labour Day")));

    @ParameterizedTest
    @CsvSource({
        "2026, Europe/Berlin",
        "2026, America/New_York",
        "2026, Australia/Sydney",
        "2026, Australia/Lord_Howe",
        "2026, Asia/Tokyo",
        "2026, Africa/Cairo",
        "2026, America/Santiago",
        "2026, Pacific/Auckland",
        "2026, Asia/Kolkata",
        "2019, America/Sao_Paulo"
    })
    void foretellsTheYear(int year, ZoneId zone) {
        Instant from = LocalDate.of(year, 1, 1).atStartOfDay(zone).toInstant();
        Instant before = LocalDate.of(year + 1, 1, 1).atStartOfDay(zone).toInstant();
        ScheduleBook book = new ScheduleBook(schedules(), zone, HOLIDAYS);

        List<Happening> rehearsed = new Rehearsal(book, ScheduleSettings.DEFAULT, lines(), from, before)
                .run().happenings().stream()
                        .filter(each -> each.deed().changesNetwork())
                        .toList();
        List<Happening> happened = happened(book, from, before);

        assertThat(rehearsed).hasSizeGreaterThan(2_500);
        assertThat(happened).containsExactlyElementsOf(rehearsed);
    }

    /** The clock is looked at in steps of 1 to 400 minutes; after every tenth look another node goes on. */
    private static List<Happening> happened(ScheduleBook book, Instant from, Instant before) {
        Random random = new Random(4);
        Diary diary = new Diary();
        List<VirtualLine> lines = lines();
        Instant now = from.minus(ScheduleSettings.DEFAULT.preparationTime());
        VirtualClockwork clockwork = new VirtualClockwork(book, ScheduleSettings.DEFAULT, lines, diary, now);
        for (VirtualLine line : lines) {
            clockwork.login(line.enrolments().get(0).subscriber(), now);
        }
        for (int look = 1; now.isBefore(ScheduleSettings.DEFAULT.giveUpAt(before)); look++) {
            now = now.plusSeconds(60L * (1 + random.nextInt(400)));
            clockwork.advanceTo(now);
            if (look % 10 == 0) {
                clockwork = new VirtualClockwork(book, ScheduleSettings.DEFAULT, lines, diary, now);
            }
        }
        return diary.happenings().stream()
                .filter(each -> each.deed().changesNetwork())
                .filter(each -> !each.time().isBefore(from) && each.time().isBefore(before))
                .sorted(Comparator.comparing(Happening::time).thenComparing(Happening::at))
                .toList();
    }

    private static List<ServiceSchedule> schedules() {
        return List.of(
                schedule(
                        Story.ISP1,
                        denyAndDeactivate("gold")
                                .at("hour=8, minute=30, day-of-week=mon-fri")
                                .until("hour=16, minute=29, day-of-week=mon-fri")
                                .exceptHolidays("national"),
                        activate("gold")
                                .at("hour=16, minute=45, day-of-week=mon-fri")
                                .exceptHolidays("national"),
                        deactivate("silver").at("hour=2, minute=30"),
                        activate("silver").at("hour=3, minute=30")),
                schedule(
                        Story.ANNA,
                        activate("gold")
                                .at("hour=6, day-of-week=sun, time-zone=Asia/Tokyo")
                                .everyWeeks(2, "2019-01-01"),
                        deactivate("gold").at("hour=16, minute=45"),
                        deny("silver").at("hour=4").until("hour=4, minute=59").stoppingAtEnd()));
    }

    /** After a round trip through text. */
    private static ServiceSchedule schedule(ScheduleOwner owner, Entries... entries) {
        return ServiceSchedule.of(
                owner.toString(),
                owner,
                Stream.of(entries)
                        .map(Entries::entry)
                        .map(RehearsalProperty::reread)
                        .toArray(ScheduleEntry[]::new));
    }

    private static ScheduleEntry reread(ScheduleEntry entry) {
        ScheduleEntry again = new ScheduleEntry(
                entry.id(),
                entry.label(),
                entry.startDate(),
                Entries.reread(entry.from()),
                Entries.reread(entry.to()),
                entry.exclusions(),
                entry.holidays(),
                entry.actions());
        assertThat(again).isEqualTo(entry);
        return again;
    }

    private static List<VirtualLine> lines() {
        Enrolment.Mutex speed = new Enrolment.Mutex("speed", true);
        return List.of(
                new VirtualLine(
                        "bng1",
                        List.of(
                                enrolment("anna", "gold", 1, speed, Story.ANNA, Story.ISP1),
                                enrolment("anna", "silver", 2, speed, Story.ANNA, Story.ISP1))),
                new VirtualLine(
                        "bng2",
                        List.of(
                                enrolment("bert", "gold", 1, null, Story.ISP1),
                                enrolment("bert", "silver", 2, null, Story.ISP1))));
    }

    private static Enrolment enrolment(
            String subscriber, String service, int order, Enrolment.@Nullable Mutex mutex, ScheduleOwner... owners) {
        return new Enrolment(subscriber, service, service, List.of(owners), true, true, order, mutex, true);
    }
}
