package io.sluice.schedule;

import io.sluice.schedule.rehearsal.Diary;
import io.sluice.schedule.rehearsal.Happening;
import io.sluice.schedule.rehearsal.VirtualClockwork;
import io.sluice.schedule.rehearsal.VirtualLine;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber, anna, and what schedules do to her services, told in the order of time. Times are {@code 08:00} on the day of
 * the story or {@code 2026-06-02 08:00}. Her network is that of a server in Berlin which prepares for five minutes.
 */
public final class Story {

    public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    public static final ScheduleOwner ANNA = new ScheduleOwner(OwnerKind.SUBSCRIBER, "1");
    public static final ScheduleOwner ISP1 = new ScheduleOwner(OwnerKind.RETAILER, "isp1");
    public static final ScheduleOwner EAST = new ScheduleOwner(OwnerKind.SCOPE, "east");

    private static final DateTimeFormatter WITH_DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private final LocalDate day;
    private final List<ServiceSchedule> schedules = new ArrayList<>();
    private final List<Enrolment> enrolments = new ArrayList<>();
    private final Diary diary = new Diary();
    private ScheduleSettings settings = ScheduleSettings.DEFAULT;
    private @Nullable VirtualLine line;
    private @Nullable VirtualClockwork clockwork;

    private Story(LocalDate day) {
        this.day = day;
    }

    /** A story on a Monday. */
    public static Story onAMonday() {
        return on("2026-06-01");
    }

    public static Story on(String day) {
        return new Story(LocalDate.parse(day));
    }

    public Story prepared(String time) {
        settings = settings.withPreparationTime(Duration.parse(time));
        return this;
    }

    public Story threshold(String time) {
        settings = settings.withActionThreshold(Duration.parse(time));
        return this;
    }

    public Story withoutPreparingDeactivations() {
        settings = new ScheduleSettings(settings.actionThreshold(), settings.preparationTime(), true, false);
        return this;
    }

    public Story withLateLogins() {
        settings = new ScheduleSettings(settings.actionThreshold(), settings.preparationTime(), false, true);
        return this;
    }

    public Story schedule(ScheduleOwner owner, Entries... entries) {
        ScheduleEntry[] all = new ScheduleEntry[entries.length];
        for (int i = 0; i < entries.length; i++) {
            all[i] = entries[i].entry();
        }
        schedules.add(ServiceSchedule.of("schedule " + schedules.size(), owner, all));
        return this;
    }

    public Story schedule(ServiceSchedule schedule) {
        schedules.add(schedule);
        return this;
    }

    /** Services that she starts herself, each asking schedules for leave. */
    public Story subscribed(String... services) {
        for (String service : services) {
            enrolled(service, true, false, null);
        }
        return this;
    }

    /** Starts with each login. */
    public Story subscribedOnLogin(String service) {
        return enrolled(service, true, true, null);
    }

    public Story subscribedInGroup(Enrolment.Mutex group, String... services) {
        for (String service : services) {
            enrolled(service, true, false, group);
        }
        return this;
    }

    public Story suspended(String service) {
        return enrolled(service, false, false, null);
    }

    private Story enrolled(String service, boolean usable, boolean onLogin, Enrolment.@Nullable Mutex group) {
        enrolments.add(new Enrolment(
                "anna",
                service,
                service,
                List.of(ANNA, ISP1, EAST, ScheduleOwner.SERVICES),
                usable,
                onLogin,
                10_000 + enrolments.size(),
                group,
                true));
        return this;
    }

    public Enrolment enrolment(String service) {
        return enrolments.stream()
                .filter(enrolment -> enrolment.service().equals(service))
                .findFirst()
                .orElseThrow();
    }

    public ScheduleBook book() {
        return new ScheduleBook(schedules, BERLIN, HolidayCalendars.NONE);
    }

    private VirtualClockwork running() {
        if (clockwork == null) {
            start(instant("00:00"));
        }
        return Objects.requireNonNull(clockwork);
    }

    private void start(Instant at) {
        if (line == null) {
            line = new VirtualLine("bng1", enrolments);
        }
        clockwork = new VirtualClockwork(book(), settings, List.of(line), diary, at);
    }

    public Story login(String time) {
        running().login("anna", instant(time));
        return this;
    }

    public Story logout(String time) {
        running().logout("anna", instant(time));
        return this;
    }

    /** Anna, or an operator for her, asks for a service. */
    public AuthorizationDecision request(String service, String time) {
        return running().request("anna", service, instant(time));
    }

    public Story requested(String service, String time) {
        request(service, time);
        return this;
    }

    public Story stopped(String service, String time) {
        running().stop("anna", service, instant(time));
        return this;
    }

    /** Nothing can be done before a time. */
    public Story busyUntil(String time) {
        running().busyUntil(instant(time));
        return this;
    }

    /** The server is away from one time to another; sessions stay. */
    public Story serverDown(String from, String until) {
        running().advanceTo(instant(from));
        start(instant(until));
        return this;
    }

    public Story until(String time) {
        running().advanceTo(instant(time));
        return this;
    }

    public boolean isActive(String service) {
        return line != null && line.isRunning(enrolment(service));
    }

    /** What was done and what was not, one line each: {@code 07:55 ACTIVATE gold DONE for 08:00}. */
    public List<String> lines() {
        return diary.happenings().stream()
                .filter(happening -> happening.deed().changesNetwork())
                .map(this::line)
                .toList();
    }

    private String line(Happening happening) {
        return words(happening.at()) + " " + happening.deed() + " " + happening.service() + " " + happening.outcome()
                + (happening.at().equals(happening.time()) ? "" : " for " + words(happening.time()));
    }

    private String words(Instant at) {
        LocalDateTime local = at.atZone(BERLIN).toLocalDateTime();
        return local.toLocalDate().equals(day) ? local.toLocalTime().toString() : WITH_DATE.format(local);
    }

    public Instant instant(String time) {
        LocalDateTime local =
                time.length() > 8 ? LocalDateTime.parse(time.replace(' ', 'T')) : day.atTime(LocalTime.parse(time));
        return local.atZone(BERLIN).toInstant();
    }
}
