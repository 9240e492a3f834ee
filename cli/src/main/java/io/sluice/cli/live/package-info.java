/**
 * Commands that change live services: each places an order with the server, which becomes an operation, and watches it until the NAS
 * has answered. May use {@code api}, {@code output} and the frame in {@code resource}.
 *
 * <p>Open {@link io.sluice.cli.live.OrderVerb} first, then {@link io.sluice.cli.live.Watcher}; {@code Junos…} read the same orders in
 * the words of JunosE.
 */
@NullMarked
package io.sluice.cli.live;

import org.jspecify.annotations.NullMarked;
