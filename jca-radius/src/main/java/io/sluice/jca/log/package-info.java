/**
 * The connector's log: one class, one method for each message, codes SLU-1xxxx.
 *
 * <p>Open {@link io.sluice.jca.log.ConnectorLog} first.
 */
@NullMarked
package io.sluice.jca.log;

import org.jspecify.annotations.NullMarked;
