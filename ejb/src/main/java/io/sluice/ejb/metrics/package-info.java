/**
 * What is counted and measured, and how it reaches the server's scrape ({@code /metrics} on the management port).
 *
 * <p>Whoever decides a request only increments a counter; everything else is done once a second. Names and labels are in
 * {@code docs/operations/metrics.md}. Open {@link io.sluice.ejb.metrics.RequestMeters} first.
 */
@NullMarked
package io.sluice.ejb.metrics;

import org.jspecify.annotations.NullMarked;
