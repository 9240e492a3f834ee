/**
 * The outbound side of the JCA contract: how the application gets hold of the connector.
 *
 * <p>Nothing here is stateful: a connection is a handle on the one connector. Open
 * {@link io.sluice.jca.connection.RadiusManagedConnectionFactory} first.
 */
@NullMarked
package io.sluice.jca.connection;

import org.jspecify.annotations.NullMarked;
