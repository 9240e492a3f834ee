package io.sluice.accounting;

/**
 * How far one session's records, or one service's, have been read. Instants are microseconds since 1970.
 *
 * @param startedAt when it began, as far as told
 * @param startSeen whether its Start was read
 * @param eventAt when the last of its events happened
 * @param told counters as the NAS told them last, {@link Usage#ABSENT} if never
 * @param inputWraps how often the counter of input octets has wrapped without Gigawords
 * @param outputWraps likewise of output octets
 * @param intervalSeconds between its last two interim records, 0 if not known
 * @param over whether its Stop was read
 */
public record SessionReading(
        long startedAt,
        boolean startSeen,
        long eventAt,
        Usage told,
        int inputWraps,
        int outputWraps,
        int intervalSeconds,
        boolean over) {

    private static final long SECOND = 1_000_000;

    /** With what a later record tells. */
    SessionReading read(ReadRecord record) {
        long at = record.time().eventAt();
        boolean start = record.status() == AccountingStatus.START;
        boolean interim = record.status() == AccountingStatus.INTERIM_UPDATE && told.sessionTime() != Usage.ABSENT;
        return new SessionReading(
                start ? Math.min(startedAt, at) : startedAt,
                startSeen || start,
                Math.max(eventAt, at),
                record.usage().or(told),
                inputWraps,
                outputWraps,
                interim && at > eventAt ? (int) Math.min((at - eventAt) / SECOND, Integer.MAX_VALUE) : intervalSeconds,
                over || record.status() == AccountingStatus.STOP);
    }

    SessionReading wrapped(boolean input, boolean output) {
        return input || output
                ? new SessionReading(
                        startedAt,
                        startSeen,
                        eventAt,
                        told,
                        inputWraps + (input ? 1 : 0),
                        outputWraps + (output ? 1 : 0),
                        intervalSeconds,
                        over)
                : this;
    }
}
