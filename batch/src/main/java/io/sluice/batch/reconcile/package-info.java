/**
 * What is put right after an outage, a piece at a time: sessions and services that nobody will close any
 * more. Open {@link io.sluice.batch.reconcile.OpenSubscriberSessions} first.
 */
@NullMarked
package io.sluice.batch.reconcile;

import org.jspecify.annotations.NullMarked;
