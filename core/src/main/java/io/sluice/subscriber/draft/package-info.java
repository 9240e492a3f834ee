/**
 * What somebody wants a subscriber, its record or a subscription to be, and what speaks against it. The same checks serve one
 * subscriber and a hundred thousand: they ask no database, only the two ports {@link io.sluice.subscriber.draft.ServiceBook}
 * and {@link io.sluice.subscriber.ProfileRendering}. May know {@code subscriber} and {@code service}. Open
 * {@link io.sluice.subscriber.draft.RecordRule} first.
 */
@NullMarked
package io.sluice.subscriber.draft;

import org.jspecify.annotations.NullMarked;
