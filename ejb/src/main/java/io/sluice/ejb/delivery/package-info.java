/**
 * Sends accounting records to retailers' servers until they are answered: rows that somebody else makes in the transaction of what
 * they tell, one node at a time for each retailer. Open {@link io.sluice.ejb.delivery.RetailerDelivery} first.
 */
@NullMarked
package io.sluice.ejb.delivery;

import org.jspecify.annotations.NullMarked;
