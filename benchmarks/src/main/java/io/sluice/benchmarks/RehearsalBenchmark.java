package io.sluice.benchmarks;

import io.sluice.schedule.ActionType;
import io.sluice.schedule.Enrolment;
import io.sluice.schedule.EventTime;
import io.sluice.schedule.HolidayCalendars;
import io.sluice.schedule.OwnerKind;
import io.sluice.schedule.ScheduleAction;
import io.sluice.schedule.ScheduleBook;
import io.sluice.schedule.ScheduleEntry;
import io.sluice.schedule.ScheduleOwner;
import io.sluice.schedule.ScheduleSettings;
import io.sluice.schedule.ServiceSchedule;
import io.sluice.schedule.TimeFields;
import io.sluice.schedule.rehearsal.Rehearsal;
import io.sluice.schedule.rehearsal.RehearsalReport;
import io.sluice.schedule.rehearsal.VirtualLine;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A year of 500 subscribers: office hours of their retailer, and for each an evening of their own if {@code own} says so. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class RehearsalBenchmark {

    private static final int SUBSCRIBERS = 500;
    private static final ScheduleOwner ISP1 = new ScheduleOwner(OwnerKind.RETAILER, "1");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** Whether each subscriber has a schedule too. */
    @Param({"false", "true"})
    public boolean own;

    @Benchmark
    public RehearsalReport aYear() {
        List<ServiceSchedule> schedules = new ArrayList<>();
        schedules.add(ServiceSchedule.of(
                "office",
                ISP1,
                entry(ActionType.ACTIVATE, "hour=8, day-of-week=mon-fri"),
                entry(ActionType.DEACTIVATE, "hour=17, day-of-week=mon-fri")));
        List<VirtualLine> lines = new ArrayList<>();
        for (int i = 0; i < SUBSCRIBERS; i++) {
            String subscriber = Integer.toString(i);
            ScheduleOwner self = new ScheduleOwner(OwnerKind.SUBSCRIBER, subscriber);
            if (own) {
                schedules.add(ServiceSchedule.of("evening", self, entry(ActionType.ACTIVATE, "hour=19")));
            }
            lines.add(new VirtualLine(
                    "bng" + i % 4,
                    List.of(new Enrolment(
                            subscriber, "gold", "gold", List.of(self, ISP1), true, false, 1, null, true))));
        }
        return new Rehearsal(
                        new ScheduleBook(schedules, BERLIN, HolidayCalendars.NONE),
                        ScheduleSettings.DEFAULT,
                        lines,
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Instant.parse("2027-01-01T00:00:00Z"))
                .run();
    }

    private static ScheduleEntry entry(ActionType type, String from) {
        return new ScheduleEntry(
                UUID.randomUUID(),
                null,
                null,
                EventTime.of(TimeFields.parse(from)),
                EventTime.ANY,
                List.of(),
                Set.of(),
                List.of(ScheduleAction.of(type, "gold")));
    }
}
