package io.sluice.schedule;

import java.util.Optional;

/** The holiday calendars that there are. */
@FunctionalInterface
public interface HolidayCalendars {

    /** None at all. */
    HolidayCalendars NONE = name -> Optional.empty();

    Optional<HolidayCalendar> named(String name);
}
