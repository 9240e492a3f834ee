/**
 * Reads accounting records once more when they are safe: flags what is odd about them, spreads what was used over hours,
 * notices sessions that have fallen silent. All of it follows the records within a minute and none of it delays them.
 *
 * <p>Open {@link io.sluice.ejb.usage.AccountingReview} first, then {@link io.sluice.ejb.usage.UsageQueries}.
 */
@NullMarked
package io.sluice.ejb.usage;

import org.jspecify.annotations.NullMarked;
