/**
 * Limits at the container's side: who has to be looked at, what is ordered, and what is told. Looks are claimed row by row, so any
 * number of nodes may look.
 *
 * <p>Open {@link io.sluice.ejb.threshold.LimitEnforcer} first; the decisions are {@link io.sluice.threshold.LimitCheck}'s.
 */
@NullMarked
package io.sluice.ejb.threshold;

import org.jspecify.annotations.NullMarked;
