/**
 * The retailers as rows, for people. Of a retailer packets need only its realms and upstream servers, which {@code upstream} has in
 * memory.
 *
 * <p>Open {@link io.sluice.ejb.retailer.RetailerManager} first.
 */
@NullMarked
package io.sluice.ejb.retailer;

import org.jspecify.annotations.NullMarked;
