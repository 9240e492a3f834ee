package io.sluice.ejb.write;

/**
 * A request that may come twice and must take effect once.
 *
 * @param caller name of the portal user; another's key is another key
 * @param key as the caller chose it, at most 128 characters
 * @param hash of method, target and body under a key of ours; tells requests apart without keeping them
 */
public record KeyedRequest(String caller, String key, byte[] hash) {

    public static final int LONGEST_KEY = 128;

    public KeyedRequest {
        hash = hash.clone();
    }

    @Override
    public byte[] hash() {
        return hash.clone();
    }
}
