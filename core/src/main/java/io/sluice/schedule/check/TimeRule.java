package io.sluice.schedule.check;

import io.sluice.schedule.EntryTimes;
import io.sluice.schedule.EventTime;
import io.sluice.schedule.Exclusion;
import io.sluice.schedule.FieldValues;
import io.sluice.schedule.Moment;
import io.sluice.schedule.ScheduleEntry;
import io.sluice.schedule.Span;
import io.sluice.schedule.TimeField;
import io.sluice.schedule.TimeFields;
import io.sluice.schedule.TimesInForce;
import io.sluice.schedule.check.Finding.Check;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether the times of an entry or a state exist, lie in reach, begin before they end, and last (V3, V7, V9). */
final class TimeRule {

    private static final int YEARS_BACK = 5;
    private static final int YEARS_AHEAD = 15;
    private static final Duration SHORT = Duration.ofMinutes(15);
    private static final int MOST_SPANS = 400;

    private final Surroundings surroundings;
    private final int year;

    TimeRule(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.year = surroundings.now().atZone(surroundings.server()).getYear();
    }

    /** @return whether its times can be calculated with */
    boolean check(ScheduleEntry entry, EntryTimes times, Findings findings) {
        Findings from = findings.at("from");
        Findings to = findings.at("to");
        boolean sound = inReach(entry.from().fields(), from);
        sound &= inReach(entry.to().fields(), to);
        for (int i = 0; i < entry.exclusions().size(); i++) {
            sound &= exclusion(entry.exclusions().get(i), findings.at("except").at(i));
        }
        if (entry.startDate() != null && isOutOfReach(entry.startDate().getYear())) {
            findings.at("startDate").add(Check.TIME_IMPOSSIBLE, "the start date is out of reach", reach());
            sound = false;
        }
        zone(entry.from().fields(), from);
        zone(entry.to().fields(), to);
        return sound && occurs(entry, times, findings);
    }

    boolean exclusion(Exclusion exclusion, Findings findings) {
        boolean fromInReach = inReach(exclusion.from(), findings.at("from"));
        return inReach(exclusion.to(), findings.at("to")) && fromInReach;
    }

    private boolean isOutOfReach(int asked) {
        return asked < year - YEARS_BACK || asked > year + YEARS_AHEAD;
    }

    private String reach() {
        return "keep years within " + (year - YEARS_BACK) + "–" + (year + YEARS_AHEAD) + ", or leave the year out";
    }

    boolean inReach(TimeFields fields, Findings findings) {
        FieldValues years = fields.of(TimeField.YEAR);
        if (!years.isAny() && (isOutOfReach(years.lowest()) || isOutOfReach(years.highest()))) {
            findings.at("year").add(Check.TIME_IMPOSSIBLE, "the year " + years + " is out of reach", reach());
            return false;
        }
        return true;
    }

    void zone(TimeFields fields, Findings findings) {
        if (fields.zone() != null && !fields.zone().equals(surroundings.server())) {
            findings.at("timeZone")
                    .add(
                            Check.ZONE_DIFFERS,
                            "the clocks of " + fields.zone() + " are meant, the server's are those of "
                                    + surroundings.server(),
                            "nothing, if that is what you mean");
        }
    }

    private static boolean occurs(ScheduleEntry entry, EntryTimes times, Findings findings) {
        if (times.from().atOrAfter(Span.BEGINNING).isEmpty()) {
            never(entry.from(), findings.at("from"));
            return false;
        }
        boolean toCounts = entry.denies() && !entry.to().fields().isAny();
        if (!toCounts) {
            return true;
        }
        if (entry.from().fields().isAny() && entry.startDate() == null) {
            return endsOnce(entry, findings);
        }
        if (times.denial().from(Span.BEGINNING).isEmpty()) {
            findings.at("to")
                    .add(
                            Check.TIME_IMPOSSIBLE,
                            "no " + entry.to().fields() + " comes after "
                                    + entry.from().fields(),
                            "let to come after from");
            return false;
        }
        return true;
    }

    /** "Until" means one end; one that recurs for ever is none. */
    private static boolean endsOnce(ScheduleEntry entry, Findings findings) {
        boolean once = !entry.to().fields().of(TimeField.YEAR).isAny();
        if (!once) {
            findings.at("to")
                    .add(
                            Check.TIME_IMPOSSIBLE,
                            "without from, to says until when it is denied, and this comes every year",
                            "give to a year, or give from a time");
        }
        return once;
    }

    private static void never(EventTime time, Findings findings) {
        boolean byDay = !time.fields().of(TimeField.DAY_OF_MONTH).isAny();
        (byDay ? findings.at("dayOfMonth") : findings)
                .add(
                        Check.TIME_IMPOSSIBLE,
                        time.fields() + " never comes",
                        "choose a day that the month has, and a year that the start date leaves");
    }

    /** V3: within a year from now. */
    void effectivePeriod(EntryTimes times, Findings findings) {
        Duration period = times.entry().from().effective();
        if (period.isZero()) {
            return;
        }
        Optional<Moment> moment = times.from().atOrAfter(surroundings.now());
        Instant last = surroundings.now().plus(Duration.ofDays(366));
        for (int i = 0;
                i < MOST_SPANS && moment.isPresent() && moment.get().at().isBefore(last);
                i++) {
            Instant at = moment.get().at();
            Optional<String> excluded = times.exclusions().meets(at, at.plus(period));
            if (excluded.isPresent()) {
                findings.at("from")
                        .at("effective")
                        .add(
                                Check.EFFECTIVE_PERIOD_EXCLUDED,
                                "the effective period from " + at + " meets the exclusion " + excluded.get(),
                                "shorten the period or move the exclusion");
                return;
            }
            moment = times.from().atOrAfter(at.plusNanos(1));
        }
    }

    /** V9: within a year from now. */
    void lengths(TimesInForce times, Findings findings) {
        Instant at = surroundings.now();
        Instant last = at.plus(Duration.ofDays(366));
        // The span that is in force now may have begun before: its length is not known.
        at = times.at(at) ? times.from(at).map(Span::end).orElse(last) : at;
        for (int i = 0; i < MOST_SPANS && at.isBefore(last); i++) {
            Optional<Span> span = times.from(at);
            if (span.isEmpty()) {
                return;
            }
            Duration length = Duration.between(span.get().start(), span.get().end());
            if (length.compareTo(SHORT) < 0) {
                findings.add(
                        Check.INTERVAL_SHORT,
                        "from " + span.get().start() + " it lasts " + length.toMinutes() + " min only",
                        "let intervals last a quarter of an hour or more");
                return;
            }
            at = span.get().end();
        }
    }
}
