package io.sluice.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** When one entry occurs, by the clocks of its zones as their rules are now. */
public final class EntryTimes {

    private final ScheduleEntry entry;
    private final Recurrence from;
    private final Exclusions exclusions;
    private final TimesInForce denial;

    public EntryTimes(ScheduleEntry entry, ZoneId server, HolidayCalendars calendars) {
        this.entry = entry;
        this.from = Recurrence.of(entry.from(), entry.startDate(), server);
        this.exclusions = exclusions(
                entry.exclusions(),
                entry.holidays(),
                calendars,
                server,
                entry.from().fields().zoneOr(server));
        this.denial = new TimesInForce(
                List.of(new RecurringSpans(
                        entry.from().fields().isAny() && entry.startDate() == null ? null : from,
                        entry.to().fields().isAny() ? null : Recurrence.of(entry.to(), entry.startDate(), server))),
                exclusions);
    }

    /** A calendar that does not exist excludes nothing. */
    static Exclusions exclusions(
            List<Exclusion> own, Set<String> holidays, HolidayCalendars calendars, ZoneId server, ZoneId zone) {
        List<HolidayCalendar> named = new ArrayList<>();
        holidays.stream().sorted().forEach(name -> calendars.named(name).ifPresent(named::add));
        return new Exclusions(own, named, server, zone);
    }

    public ScheduleEntry entry() {
        return entry;
    }

    /** Whose clocks its {@code from} goes by. */
    public ZoneId zone() {
        return from.zone();
    }

    /** The occurrences of {@code from}, excluded ones among them. */
    public Recurrence from() {
        return from;
    }

    public Exclusions exclusions() {
        return exclusions;
    }

    /** When its denials are in force. */
    public TimesInForce denial() {
        return denial;
    }

    /** Whether an event of it happens at exactly this instant. */
    public boolean happensAt(Instant at) {
        return from.occursAt(at) && !exclusions.exclude(at);
    }

    /**
     * The occurrence that a login still meets: the last one whose effective period has not ended, if neither it nor the
     * login is excluded.
     */
    public Optional<Instant> effectiveAt(Instant login) {
        Duration period = entry.from().effective();
        if (period.isZero() || exclusions.exclude(login)) {
            return Optional.empty();
        }
        Instant earliest = login.minus(period);
        Optional<Instant> occurrence = from.atOrBefore(login).map(Moment::at);
        while (occurrence.isPresent() && occurrence.get().isAfter(earliest)) {
            if (!exclusions.exclude(occurrence.get())) {
                return occurrence;
            }
            occurrence = from.atOrBefore(occurrence.get().minusNanos(1)).map(Moment::at);
        }
        return Optional.empty();
    }
}
