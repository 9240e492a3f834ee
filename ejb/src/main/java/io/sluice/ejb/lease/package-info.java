/**
 * One node at a time: leases with fences, in the database's time. Open {@link io.sluice.ejb.lease.LeaseTable} first.
 */
@NullMarked
package io.sluice.ejb.lease;

import org.jspecify.annotations.NullMarked;
