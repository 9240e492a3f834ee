/**
 * Who may log in, and with which services. May know {@code subscriber}, {@code service}, {@code session}, {@code nas}.
 */
@NullMarked
package io.sluice.access;

import org.jspecify.annotations.NullMarked;
