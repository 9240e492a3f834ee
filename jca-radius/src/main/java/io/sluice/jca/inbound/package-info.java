/**
 * From a datagram to a batch in the application, and from its decisions to replies.
 *
 * <p>One {@link io.sluice.jca.inbound.InboundPort} for each activated endpoint: open it first, then {@code Receiver},
 * {@code Admission} and {@code Deliverer} in the order in which a request passes through them.
 */
@NullMarked
package io.sluice.jca.inbound;

import org.jspecify.annotations.NullMarked;
