/**
 * What keeps the tables that only grow in shape: partitions made ahead, and days forgotten that need not be kept. Open
 * {@link io.sluice.batch.retention.PartitionTicker} first, then {@link io.sluice.batch.retention.DaysToForget}.
 */
@NullMarked
package io.sluice.batch.retention;

import org.jspecify.annotations.NullMarked;
