/**
 * The container's contracts, a settable time and a RADIUS peer, for tests without a server.
 *
 * <p>Open {@link io.sluice.jca.fake.FakeEndpointFactory} first.
 */
@NullMarked
package io.sluice.jca.fake;

import org.jspecify.annotations.NullMarked;
