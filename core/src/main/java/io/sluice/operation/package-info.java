/**
 * Intents to change live sessions, and how one is carried through against a NAS that drops, refuses, lies or reboots.
 *
 * <p>Pure: what is stored of an operation is all there is to it, so whoever reloads it goes on where another stopped.
 * Open {@link io.sluice.operation.Operation} first, then {@link io.sluice.operation.OperationPlanner} (what is to be
 * done) and {@link io.sluice.operation.OperationMachine} (the next step).
 */
@NullMarked
package io.sluice.operation;

import org.jspecify.annotations.NullMarked;
