/**
 * The audit trail as a chain: each sealed entry's hash covers the entry and the hash before it, so that what is edited, deleted or
 * moved afterwards shows. Knows no other package.
 *
 * <p>Open {@link io.sluice.audit.AuditChain} first.
 */
@NullMarked
package io.sluice.audit;

import org.jspecify.annotations.NullMarked;
