/**
 * Who may log in, and with which services. May know {@code subscriber} and {@code service}.
 * {@link io.sluice.access.AccessRule} decides.
 */
@NullMarked
package io.sluice.access;

import org.jspecify.annotations.NullMarked;
