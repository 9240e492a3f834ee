/**
 * Service schedules: when services are activated, deactivated and denied by the wall clock. Plain calculation with the time passed
 * in; it yields what is due and what is allowed, and knows no session. May depend on services and subscribers.
 * Open {@link io.sluice.schedule.ServiceSchedule} and {@link io.sluice.schedule.Recurrence} first; the examples that bind are
 * {@code WorkedExamplesTest}.
 */
@NullMarked
package io.sluice.schedule;

import org.jspecify.annotations.NullMarked;
