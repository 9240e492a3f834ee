package io.sluice.ejb.schedule;

import io.sluice.ejb.platform.BusinessClock;
import io.sluice.ejb.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes what the beans of schedules share. */
@ApplicationScoped
public class ScheduleWiring {

    @Produces
    @Singleton
    Punctuality punctuality(Settings settings, BusinessClock clock) {
        return Punctuality.of(settings, clock);
    }
}
