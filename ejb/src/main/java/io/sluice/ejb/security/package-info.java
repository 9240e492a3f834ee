/**
 * What is secret, and how it is kept: the master key outside the database, credentials encrypted under it, passwords of
 * people as hashes.
 *
 * <p>Open {@link io.sluice.ejb.security.CredentialVault} first.
 */
@NullMarked
package io.sluice.ejb.security;

import org.jspecify.annotations.NullMarked;
