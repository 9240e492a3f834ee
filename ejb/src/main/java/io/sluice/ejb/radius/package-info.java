/**
 * The message-driven beans: they translate requests in, call one manager, and translate its outcomes out.
 *
 * <p>Open {@link io.sluice.ejb.radius.AccessRequestBean} first.
 */
@NullMarked
package io.sluice.ejb.radius;

import org.jspecify.annotations.NullMarked;
