/**
 * Requests of our own: source ports and identifiers, retransmission, replies.
 *
 * <p>Knows nothing of the container. Open {@link io.sluice.jca.outbound.Requester} first.
 */
@NullMarked
package io.sluice.jca.outbound;

import org.jspecify.annotations.NullMarked;
