/**
 * Schedules over time that has not come: a virtual clock, virtual lines, and every decision made by the rules that make it when the
 * time comes. For one thread. Open {@link io.sluice.schedule.rehearsal.Rehearsal} and
 * {@link io.sluice.schedule.rehearsal.VirtualClockwork} first.
 */
@NullMarked
package io.sluice.schedule.rehearsal;

import org.jspecify.annotations.NullMarked;
