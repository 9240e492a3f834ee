/**
 * Who is online with what: subscriber sessions and service sessions. May know {@code subscriber}, {@code service},
 * {@code accounting}, {@code nas}.
 */
@NullMarked
package io.sluice.session;

import org.jspecify.annotations.NullMarked;
