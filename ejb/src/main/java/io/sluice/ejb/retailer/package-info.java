/**
 * The retailers as rows, for people. No snapshot holds them: packets need of a retailer only its id, which never changes.
 *
 * <p>Open {@link io.sluice.ejb.retailer.RetailerManager} first.
 */
@NullMarked
package io.sluice.ejb.retailer;

import org.jspecify.annotations.NullMarked;
