/**
 * Accounting at the container's side: a batch of requests becomes rows in one transaction, and answers after it.
 *
 * <p>Open {@link io.sluice.ejb.accounting.AccountingRequestBean} first, then the two kinds of
 * {@link io.sluice.ejb.accounting.AccountingStore}.
 */
@NullMarked
package io.sluice.ejb.accounting;

import org.jspecify.annotations.NullMarked;
