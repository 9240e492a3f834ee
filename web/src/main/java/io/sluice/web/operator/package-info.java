/**
 * The operator's pages: the network at a glance, sessions, NASes, and one search box for all of them. Each bean asks one query bean
 * within the visitor's tenant and holds what one page shows; charts are reckoned here and drawn by the page, with the same figures in
 * a table beside them.
 *
 * <p>Open {@link io.sluice.web.operator.OverviewPage} first, then {@link io.sluice.web.operator.SessionPage}.
 */
@NullMarked
package io.sluice.web.operator;

import org.jspecify.annotations.NullMarked;
