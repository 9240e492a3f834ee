/**
 * What is to be said of a schedule before it is stored: rules V1 to V10 and a few more, each with where in the schedule and what
 * would help. Open {@link io.sluice.schedule.check.ScheduleRule} first.
 */
@NullMarked
package io.sluice.schedule.check;

import org.jspecify.annotations.NullMarked;
