package io.sluice.schedule;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** When a service is meant to be on, by the clocks of its zones as their rules are now. */
public final class StateTimes {

    private final StateWindows state;
    private final ZoneId zone;
    private final TimesInForce open;

    public StateTimes(StateWindows state, ZoneId server, HolidayCalendars calendars) {
        this.state = state;
        List<Coverage> windows = new ArrayList<>();
        for (StateWindows.Window window : state.windows()) {
            windows.add(spans(window, server));
        }
        this.zone = state.windows().get(0).from().zoneOr(server);
        this.open = new TimesInForce(
                windows, EntryTimes.exclusions(state.exclusions(), state.holidays(), calendars, server, zone));
    }

    private static RecurringSpans spans(StateWindows.Window window, ZoneId server) {
        return new RecurringSpans(
                recurrence(window.from(), Star.FIRST, server), recurrence(window.to(), Star.LAST, server));
    }

    /** Whether a window is ever open. */
    public static boolean everOpens(StateWindows.Window window, ZoneId server) {
        return spans(window, server).startingAfter(Span.BEGINNING).isPresent();
    }

    private static Recurrence recurrence(TimeFields fields, Star star, ZoneId server) {
        return new Recurrence(fields, star, new MatchingDays(fields, null, null), fields.zoneOr(server));
    }

    public StateWindows state() {
        return state;
    }

    /** Whose clocks its first window goes by. */
    public ZoneId zone() {
        return zone;
    }

    /** When its windows are open. */
    public TimesInForce open() {
        return open;
    }
}
