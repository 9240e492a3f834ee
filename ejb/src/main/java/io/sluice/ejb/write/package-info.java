/**
 * How a change that a person or program asks for is made: in one transaction, on trial if wanted, and once per idempotency key.
 * Knows {@code platform} and {@code security}, and no resource.
 *
 * <p>Open {@link io.sluice.ejb.write.UnitOfWork} first.
 */
@NullMarked
package io.sluice.ejb.write;

import org.jspecify.annotations.NullMarked;
