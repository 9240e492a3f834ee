/**
 * What a node remembers of sessions that are about to begin or are counted: expected logins and the concurrency of
 * subscribers who have a limit.
 *
 * <p>Open {@link io.sluice.ejb.session.RememberedLogins} first.
 */
@NullMarked
package io.sluice.ejb.session;

import org.jspecify.annotations.NullMarked;
