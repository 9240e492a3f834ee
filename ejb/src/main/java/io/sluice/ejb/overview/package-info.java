/**
 * What the operator's pages show of the network at a glance, and what their search box finds. Reads only; every query carries the
 * caller's tenant, uses an index and has a limit, except the counts of {@link io.sluice.ejb.overview.OverviewQueries}, which are
 * made at most once in a few seconds however many look.
 *
 * <p>Open {@link io.sluice.ejb.overview.Overviews} first, then {@link io.sluice.ejb.overview.SessionSearch}.
 */
@NullMarked
package io.sluice.ejb.overview;

import org.jspecify.annotations.NullMarked;
