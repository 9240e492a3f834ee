package io.sluice.accounting;

/**
 * What a record review looks at.
 *
 * @param serviceKnown false if it names a service that is not in the catalogue
 */
public record ReadRecord(AccountingStatus status, EventTime time, Usage usage, boolean serviceKnown) {

    private static final long SECOND = 1_000_000;

    /** When the session will have begun that the record is about, in microseconds since 1970. */
    long impliedStart() {
        long seconds = status == AccountingStatus.START ? 0 : Math.max(0, usage.sessionTime());
        return time.eventAt() - Math.min(seconds, time.eventAt() / SECOND) * SECOND;
    }

    boolean hasCounters() {
        return usage.inputOctets() != Usage.ABSENT || usage.outputOctets() != Usage.ABSENT;
    }
}
