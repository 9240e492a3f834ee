package io.sluice.ejb.security;

import io.sluice.audit.AuditEntry;
import org.jspecify.annotations.Nullable;

/**
 * An entry with its place.
 *
 * @param place in the chain; null until it is sealed, about a second
 * @param hash in hexadecimal digits; null likewise
 */
public record AuditView(
        AuditEntry entry, @Nullable Long place, @Nullable String hash) {}
