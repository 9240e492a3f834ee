/**
 * The clients and NASes of the catalogue in memory, and the connector's table of clients.
 *
 * <p>Open {@link io.sluice.ejb.nas.ClientDirectory} first.
 */
@NullMarked
package io.sluice.ejb.nas;

import org.jspecify.annotations.NullMarked;
