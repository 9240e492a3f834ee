/**
 * {@code sluice nas simulate}: a BNG to try a server with. This package reads the options, turns the loop and reports; the BNG itself is
 * in {@code bng}, RADIUS in {@code wire}.
 *
 * <p>Open {@link io.sluice.cli.nas.simulate.Simulation} first.
 */
@NullMarked
package io.sluice.cli.nas.simulate;

import org.jspecify.annotations.NullMarked;
