/**
 * What every feature of this module stands on: settings, the start, the change log, messages to operators.
 *
 * <p>Open {@link io.sluice.ejb.platform.Settings} first.
 */
@NullMarked
package io.sluice.ejb.platform;

import org.jspecify.annotations.NullMarked;
