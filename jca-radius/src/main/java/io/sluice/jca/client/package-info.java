/**
 * Who may send us packets: the client rules as the receivers look them up.
 *
 * <p>Knows the connector contract and no sockets. Open {@link io.sluice.jca.client.ClientTable} first.
 */
@NullMarked
package io.sluice.jca.client;

import org.jspecify.annotations.NullMarked;
