/**
 * What RADIUS peers order of us by CoA-Request and Disconnect-Request (RFC 5176), read and checked, but not yet held against
 * sessions and services. May know what services are and what a NAS may be called; knows no sessions and no packets.
 * Open {@link io.sluice.access.dynamic.DynamicRequest} first.
 */
@NullMarked
package io.sluice.access.dynamic;

import org.jspecify.annotations.NullMarked;
