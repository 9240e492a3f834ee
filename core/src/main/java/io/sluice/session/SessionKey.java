package io.sluice.session;

/** How a NAS's records name a subscriber session. The order is only for locking rows in the same order everywhere. */
public record SessionKey(long nasId, String acctSessionId) implements Comparable<SessionKey> {

    @Override
    public int compareTo(SessionKey other) {
        int byNas = Long.compare(nasId, other.nasId);
        return byNas != 0 ? byNas : acctSessionId.compareTo(other.acctSessionId);
    }
}
