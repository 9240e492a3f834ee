/**
 * Service scopes for people: what holds for services in a part of the network or among some subscribers. Logins and orders read
 * them from memory, see {@link io.sluice.ejb.service.CurrentServices}.
 *
 * <p>Open {@link io.sluice.ejb.scope.ScopeManager} first.
 */
@NullMarked
package io.sluice.ejb.scope;

import org.jspecify.annotations.NullMarked;
