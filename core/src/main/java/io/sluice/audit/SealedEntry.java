package io.sluice.audit;

import java.util.Objects;

/**
 * An entry with its place in the chain.
 *
 * @param place 1 for the first entry, each next one higher
 * @param hash 32 octets of SHA-256, see {@link AuditChain}
 */
public record SealedEntry(long place, AuditEntry entry, SealHash hash) {

    public SealedEntry {
        if (place < 1) {
            throw new IllegalArgumentException("places begin with 1, not " + place);
        }
        Objects.requireNonNull(hash);
    }
}
