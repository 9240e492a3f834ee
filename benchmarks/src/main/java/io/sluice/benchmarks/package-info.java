/**
 * JMH benchmarks of the hot path. May depend on everything that runs without a container; nothing depends on it.
 *
 * <p>Open {@link io.sluice.benchmarks.CodecBenchmark} first.
 */
@NullMarked
package io.sluice.benchmarks;

import org.jspecify.annotations.NullMarked;
