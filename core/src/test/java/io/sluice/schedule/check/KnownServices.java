package io.sluice.schedule.check;

import io.sluice.schedule.Enrolment;
import io.sluice.schedule.HolidayCalendars;
import io.sluice.schedule.ScheduleOwner;
import io.sluice.schedule.ScheduleSettings;
import io.sluice.schedule.Story;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Surroundings made up for a test: on 1 January 2026, by the clocks of Berlin. */
public final class KnownServices implements Surroundings {

    private final Map<String, ServiceTraits> services = new HashMap<>();
    private final List<ScheduleOwner> others = new ArrayList<>();
    private ScheduleSettings settings = ScheduleSettings.DEFAULT;
    private boolean startsOnLogin;

    /** Services that ask schedules and may be used at any time. */
    public static KnownServices of(String... names) {
        KnownServices known = new KnownServices();
        for (String name : names) {
            known.services.put(name, new ServiceTraits(true, false, null));
        }
        return known;
    }

    public KnownServices with(String name, boolean authorized, boolean persistent, Enrolment.@Nullable Mutex mutex) {
        services.put(name, new ServiceTraits(authorized, persistent, mutex));
        return this;
    }

    public KnownServices prepared(String time) {
        settings = settings.withPreparationTime(Duration.parse(time));
        return this;
    }

    public KnownServices alsoScheduledBy(ScheduleOwner owner) {
        others.add(owner);
        return this;
    }

    public KnownServices startedByLogins() {
        startsOnLogin = true;
        return this;
    }

    @Override
    public Instant now() {
        return Instant.parse("2025-12-31T23:00:00Z");
    }

    @Override
    public ZoneId server() {
        return Story.BERLIN;
    }

    @Override
    public ScheduleSettings settings() {
        return settings;
    }

    @Override
    public HolidayCalendars calendars() {
        return HolidayCalendars.NONE;
    }

    @Override
    public Optional<ServiceTraits> traitsOf(String service) {
        return Optional.ofNullable(services.get(service));
    }

    @Override
    public List<ScheduleOwner> othersFor(String service, ScheduleOwner owner, String schedule) {
        return others;
    }

    @Override
    public boolean startsOnLogin(String service, ScheduleOwner owner) {
        return startsOnLogin;
    }
}
