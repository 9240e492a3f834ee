package io.sluice.ejb.usage;

/**
 * Whose records are read together.
 *
 * @param acctSessionId as in the record, with what a service's record appends
 * @param service activation string, empty for the subscriber session
 */
record ReadingKey(long nasId, String acctSessionId, String service) implements Comparable<ReadingKey> {

    @Override
    public int compareTo(ReadingKey other) {
        int byNas = Long.compare(nasId, other.nasId);
        if (byNas != 0) {
            return byNas;
        }
        int bySession = acctSessionId.compareTo(other.acctSessionId);
        return bySession != 0 ? bySession : service.compareTo(other.service);
    }
}
