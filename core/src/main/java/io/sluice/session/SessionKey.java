package io.sluice.session;

/**
 * How a NAS's records name a subscriber session. The order is only for locking rows in the same order everywhere.
 *
 * <p>A NAS may give an Acct-Session-Id away again after a reboot. The latest session bears it as it is; one before is kept
 * under its {@link #retired} name, which tells it from all others.
 */
public record SessionKey(long nasId, String acctSessionId) implements Comparable<SessionKey> {

    /** The symbol for unit separator, which no NAS puts into an Acct-Session-Id. */
    private static final char RETIRED = '\u241f';

    private static final long SECOND = 1_000_000;

    /**
     * The name under which a session is kept when another has taken its place.
     *
     * @param startedAt when it began, in microseconds since 1970
     */
    public SessionKey retired(long startedAt) {
        return new SessionKey(nasId, acctSessionId + RETIRED + Math.floorDiv(startedAt, SECOND));
    }

    /** The Acct-Session-Id as the NAS reported it, whether the session still bears it or not. */
    public static String reported(String acctSessionId) {
        int end = acctSessionId.indexOf(RETIRED);
        return end < 0 ? acctSessionId : acctSessionId.substring(0, end);
    }

    @Override
    public int compareTo(SessionKey other) {
        int byNas = Long.compare(nasId, other.nasId);
        return byNas != 0 ? byNas : acctSessionId.compareTo(other.acctSessionId);
    }
}
