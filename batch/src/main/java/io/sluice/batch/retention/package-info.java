/**
 * What keeps the tables that only grow in shape: partitions made ahead. Open
 * {@link io.sluice.batch.retention.PartitionTicker} first.
 */
@NullMarked
package io.sluice.batch.retention;

import org.jspecify.annotations.NullMarked;
