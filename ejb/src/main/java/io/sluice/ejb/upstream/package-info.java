/**
 * The upstream RADIUS servers of retailers: in memory with what is known of their life, for packets; and as rows, for people.
 *
 * <p>Open {@link io.sluice.ejb.upstream.UpstreamDirectory} first for the one, {@link io.sluice.ejb.upstream.UpstreamManager} for
 * the other.
 */
@NullMarked
package io.sluice.ejb.upstream;

import org.jspecify.annotations.NullMarked;
