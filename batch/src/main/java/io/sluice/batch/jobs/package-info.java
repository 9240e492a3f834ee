/**
 * Jobs that people start, or a timer: each works through a long list a piece and a transaction at a time, notes how far it
 * has come, and goes on there when it is started again. Knows what a job does only by {@link io.sluice.batch.jobs.JobWork}.
 *
 * <p>Open {@link io.sluice.batch.jobs.JobDesk} first, then {@link io.sluice.batch.jobs.WorkWriter}.
 */
@NullMarked
package io.sluice.batch.jobs;

import org.jspecify.annotations.NullMarked;
