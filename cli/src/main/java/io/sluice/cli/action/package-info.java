/**
 * Verbs that fit no frame: each asks the interface in a way of its own. Depends on {@code resource} for what every command has.
 * Open {@link io.sluice.cli.action.ImportVerb} first.
 */
@NullMarked
package io.sluice.cli.action;

import org.jspecify.annotations.NullMarked;
