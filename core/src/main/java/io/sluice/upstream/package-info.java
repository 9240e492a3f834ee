/**
 * RADIUS servers of retailers: what they are asked for, which of them lives, and whom to ask next. May know {@code nas}.
 * {@link io.sluice.upstream.UpstreamPool} decides whom, {@link io.sluice.upstream.Liveness} what silence means.
 */
@NullMarked
package io.sluice.upstream;

import org.jspecify.annotations.NullMarked;
