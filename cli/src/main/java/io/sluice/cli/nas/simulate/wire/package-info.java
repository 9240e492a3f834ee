/**
 * RADIUS between the simulated BNG and a server: codecs, identifiers, repeats and duplicates, bad weather on the line, and the ledger of
 * all that passes. Knows nothing of subscribers and services.
 *
 * <p>Time and chance come from outside here, too; only {@link io.sluice.cli.nas.simulate.wire.UdpNetwork} has sockets. Open
 * {@link io.sluice.cli.nas.simulate.wire.Exchanges} first, then {@link io.sluice.cli.nas.simulate.wire.CoaPort}.
 */
@NullMarked
package io.sluice.cli.nas.simulate.wire;

import org.jspecify.annotations.NullMarked;
