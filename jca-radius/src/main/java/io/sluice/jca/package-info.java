/**
 * The RADIUS resource adapter as the container sees it: life cycle and activation of ports.
 *
 * <p>May use everything below {@code io.sluice.jca}; nothing below uses this. Open
 * {@link io.sluice.jca.RadiusResourceAdapter} first.
 */
@NullMarked
package io.sluice.jca;

import org.jspecify.annotations.NullMarked;
