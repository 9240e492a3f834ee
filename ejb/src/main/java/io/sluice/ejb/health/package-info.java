/**
 * Whether this node can do its work, for {@code /health/ready} and {@code /health/live} on the management port.
 *
 * <p>No probe asks the database: what ticks each second tells here what it found. Open
 * {@link io.sluice.ejb.health.HealthChecks} first.
 */
@NullMarked
package io.sluice.ejb.health;

import org.jspecify.annotations.NullMarked;
