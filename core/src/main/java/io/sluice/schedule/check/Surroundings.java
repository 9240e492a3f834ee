package io.sluice.schedule.check;

import io.sluice.schedule.Enrolment;
import io.sluice.schedule.HolidayCalendars;
import io.sluice.schedule.ScheduleOwner;
import io.sluice.schedule.ScheduleSettings;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a schedule is checked against. */
public interface Surroundings {

    Instant now();

    /** The zone of times that name none. */
    ZoneId server();

    ScheduleSettings settings();

    HolidayCalendars calendars();

    /** Empty for a service that does not exist. */
    Optional<ServiceTraits> traitsOf(String service);

    /**
     * Other schedules with rules for a service that apply to some of the same subscribers, by owner.
     *
     * @param schedule name of the one that is checked
     */
    List<ScheduleOwner> othersFor(String service, ScheduleOwner owner, String schedule);

    /** Whether some login below an owner starts the service. */
    boolean startsOnLogin(String service, ScheduleOwner owner);

    /**
     * What schedules must know of a service.
     *
     * @param authorizedBySchedule whether it asks schedules for leave
     * @param persistent whether a login cannot do without it
     * @param mutex null if it excludes no other
     */
    record ServiceTraits(boolean authorizedBySchedule, boolean persistent, Enrolment.@Nullable Mutex mutex) {}
}
