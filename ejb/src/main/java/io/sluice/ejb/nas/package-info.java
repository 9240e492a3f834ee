/**
 * The clients and NASes of the catalogue: in memory with the connector's table of clients, for packets; and as rows, for people.
 *
 * <p>Open {@link io.sluice.ejb.nas.ClientDirectory} first for the one, {@link io.sluice.ejb.nas.ClientManager} for the other.
 */
@NullMarked
package io.sluice.ejb.nas;

import org.jspecify.annotations.NullMarked;
