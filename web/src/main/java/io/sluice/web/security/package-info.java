/**
 * Who asks, and what they may: one authentication mechanism for people and programs, and the rule that a resource is
 * closed unless it says who may use it. May know {@code ejb.security}, never a resource.
 *
 * <p>Open {@link io.sluice.web.security.SluiceAuthenticationMechanism} first, then
 * {@link io.sluice.web.security.AccessFilter}.
 */
@NullMarked
package io.sluice.web.security;

import org.jspecify.annotations.NullMarked;
