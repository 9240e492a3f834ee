/**
 * Service schedules and holiday calendars for people: written, checked, read and rehearsed. What they mean is decided in
 * {@link io.sluice.schedule}.
 *
 * <p>Open {@link io.sluice.ejb.schedule.ScheduleManager} and {@link io.sluice.ejb.schedule.RehearsalQueries} first.
 */
@NullMarked
package io.sluice.ejb.schedule;

import org.jspecify.annotations.NullMarked;
