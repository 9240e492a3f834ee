/**
 * Everything between a stored operation and its NAS: who may send (leases), what goes next (lanes, window), the packets,
 * and their results, committed in batches.
 *
 * <p>The row is the truth, a wake-up a nudge. What an operation is to do is decided in {@code io.sluice.operation}; here
 * packets and rows are moved. Open {@link io.sluice.ejb.dispatch.Dispatcher} first.
 */
@NullMarked
package io.sluice.ejb.dispatch;

import org.jspecify.annotations.NullMarked;
