/**
 * Limits of services: when one is due, when somebody has to look, and what is to be done. Pure; knows usage and what a service may
 * be limited to, and neither sessions nor NASes.
 *
 * <p>Open {@link io.sluice.threshold.LimitCheck} first.
 */
@NullMarked
package io.sluice.threshold;

import org.jspecify.annotations.NullMarked;
