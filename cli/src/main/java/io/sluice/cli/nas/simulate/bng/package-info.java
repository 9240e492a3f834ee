/**
 * The simulated BNG as plain Java: subscribers who log in, their services with traffic and limits, accounting, and obedience to CoA.
 *
 * <p>It knows attributes by name, time as it is told and chance from a source it is given; octets, sockets and real clocks are the
 * affair of the packages around it. Open {@link io.sluice.cli.nas.simulate.bng.Bng} first.
 */
@NullMarked
package io.sluice.cli.nas.simulate.bng;

import org.jspecify.annotations.NullMarked;
