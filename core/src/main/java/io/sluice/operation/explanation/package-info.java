/**
 * Says in words why a service is as it is and how far an operation has come, from what is stored and nothing else. Depends on
 * operations, sessions and NASes; nothing that decides depends on it.
 *
 * <p>Open {@link io.sluice.operation.explanation.Explanation} first, then {@link io.sluice.operation.explanation.ReasonCode}.
 */
@NullMarked
package io.sluice.operation.explanation;

import org.jspecify.annotations.NullMarked;
