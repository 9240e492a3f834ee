package io.sluice.subscriber;

/**
 * A login that is no subscriber's of ours, because another server answers for its realm. Where a subscriber's id is looked up it has
 * a key of its own, below all ids, made of nothing but the login: so its Accounting-Start finds it, on whatever node.
 */
public final class UnlistedLogin {

    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private UnlistedLogin() {}

    /** FNV-1a over the login's characters, at most -2. */
    public static long keyOf(String login) {
        long hash = BASIS;
        for (int i = 0; i < login.length(); i++) {
            hash = (hash ^ login.charAt(i)) * PRIME;
        }
        return (hash | Long.MIN_VALUE) & ~1L;
    }

    /** Whether this is such a key and no subscriber's id. */
    public static boolean isKey(long id) {
        return id < -1;
    }
}
