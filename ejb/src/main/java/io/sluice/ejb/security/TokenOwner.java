package io.sluice.ejb.security;

/**
 * Whoever a token that was presented belongs to, and what it may do.
 *
 * @param user the owner as it is now
 * @param tokenId the token's id
 * @param tokenName as the owner calls it
 */
public record TokenOwner(PortalUser user, long tokenId, String tokenName, TokenScope scope) {}
