/**
 * {@code sluice nas load}: requests as fast as a server answers them, or at a set pace, with every answer verified.
 *
 * <p>One thread, some source ports, no thread or object that lives longer for each request. Open
 * {@link io.sluice.cli.nas.load.Generator} first.
 */
@NullMarked
package io.sluice.cli.nas.load;

import org.jspecify.annotations.NullMarked;
