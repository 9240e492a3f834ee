/**
 * What {@code /health} on the management port asks. These beans know nothing themselves; the ejb module posts the checks.
 *
 * <p>Open {@link io.sluice.probes.Probes} first.
 */
@NullMarked
package io.sluice.probes;

import org.jspecify.annotations.NullMarked;
