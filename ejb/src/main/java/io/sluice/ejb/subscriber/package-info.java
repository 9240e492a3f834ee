/**
 * What logins know of subscribers: the index of profiles and where it reads them from.
 *
 * <p>Open {@link io.sluice.ejb.subscriber.LoginIndex} first.
 */
@NullMarked
package io.sluice.ejb.subscriber;

import org.jspecify.annotations.NullMarked;
