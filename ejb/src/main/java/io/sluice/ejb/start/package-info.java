/**
 * How the application starts: what is made of what, in which order, and what ticks afterwards. The only package that
 * knows JNDI names.
 *
 * <p>Open {@link io.sluice.ejb.start.StartUp} first.
 */
@NullMarked
package io.sluice.ejb.start;

import org.jspecify.annotations.NullMarked;
