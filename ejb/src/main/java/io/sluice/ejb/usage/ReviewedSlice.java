package io.sluice.ejb.usage;

import io.sluice.accounting.HourOfUsage;
import io.sluice.accounting.ReadRecord;
import io.sluice.accounting.RecordFlag;
import io.sluice.accounting.RecordReview;
import io.sluice.accounting.SessionReading;
import io.sluice.accounting.UsedTraffic;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What the records of one slice of time came to; put together in memory and stored by a handful of statements. */
final class ReviewedSlice {

    /** A bucket of usage. */
    record UsageKey(long subscriberId, long hour, String service) implements Comparable<UsageKey> {

        private static final Comparator<UsageKey> ORDER = Comparator.comparingLong(UsageKey::subscriberId)
                .thenComparingLong(UsageKey::hour)
                .thenComparing(UsageKey::service);

        @Override
        public int compareTo(UsageKey other) {
            return ORDER.compare(this, other);
        }
    }

    /** A count of records; {@link #ALL} in place of a flag counts all of them. */
    record FlagKey(long nasId, int day, int flag) implements Comparable<FlagKey> {

        static final int ALL = 0;

        private static final Comparator<FlagKey> ORDER = Comparator.comparingLong(FlagKey::nasId)
                .thenComparingInt(FlagKey::day)
                .thenComparingInt(FlagKey::flag);

        @Override
        public int compareTo(FlagKey other) {
            return ORDER.compare(this, other);
        }
    }

    /** A session's reading, and when by our clock it was last heard of, in microseconds since 1970. */
    record Heard(SessionReading reading, long receivedAt) {}

    private static final Comparator<ArrivedRecord> AS_THEY_HAPPENED = Comparator.comparingLong(
                    (ArrivedRecord record) -> record.time().eventAt())
            .thenComparing(ArrivedRecord::status)
            .thenComparingLong(record -> record.key().fingerprint());

    private final Map<ReadingKey, Heard> readings;
    private final Predicate<String> serviceKnown;
    private final Map<UsageKey, UsedTraffic> usage = new TreeMap<>();
    private final Map<FlagKey, Long> counts = new TreeMap<>();
    private final Map<RecordKey, Integer> flagged = new TreeMap<>(Comparator.comparing(RecordKey::acctSessionId)
            .thenComparing(RecordKey::eventDay)
            .thenComparingLong(RecordKey::fingerprint));
    private final Map<ReadingKey, Heard> changed = new TreeMap<>();

    /**
     * @param readings what was known of the sessions before
     * @param serviceKnown whether an activation string names a service of the catalogue
     */
    ReviewedSlice(Map<ReadingKey, Heard> readings, Predicate<String> serviceKnown) {
        this.readings = readings;
        this.serviceKnown = serviceKnown;
    }

    void review(List<ArrivedRecord> records) {
        records.stream().sorted(AS_THEY_HAPPENED).forEach(this::review);
    }

    private void review(ArrivedRecord record) {
        count(record, FlagKey.ALL);
        if (!record.ofSession()) {
            return;
        }
        ReadingKey key = record.reading();
        Heard before = changed.getOrDefault(key, readings.get(key));
        boolean known = record.service().isEmpty() || serviceKnown.test(record.service());
        RecordReview review = RecordReview.of(
                before == null ? null : before.reading(),
                new ReadRecord(record.status(), record.time(), record.usage(), known));
        long heardAt = Math.max(record.time().receivedAt(), before == null ? 0 : before.receivedAt());
        changed.put(key, new Heard(review.next(), heardAt));
        if (!review.flags().isEmpty()) {
            flagged.put(record.key(), RecordFlag.bits(review.flags()));
            review.flags().forEach(flag -> count(record, flag.code()));
        }
        use(record, review);
    }

    private void count(ArrivedRecord record, int flag) {
        long day = TimeUnit.MICROSECONDS.toDays(record.time().receivedAt());
        counts.merge(new FlagKey(record.nasId(), (int) day, flag), 1L, Long::sum);
    }

    private void use(ArrivedRecord record, RecordReview review) {
        if (record.subscriberId() == null || review.used().isNone()) {
            return;
        }
        List<HourOfUsage> hours = HourOfUsage.spread(
                review.used(), review.usedFrom(), record.time().eventAt());
        for (HourOfUsage hour : hours) {
            if (!hour.used().isNone()) {
                usage.merge(
                        new UsageKey(record.subscriberId(), hour.hour(), record.service()),
                        hour.used(),
                        UsedTraffic::plus);
            }
        }
    }

    Map<UsageKey, UsedTraffic> usage() {
        return usage;
    }

    Map<FlagKey, Long> counts() {
        return counts;
    }

    Map<RecordKey, Integer> flagged() {
        return flagged;
    }

    Map<ReadingKey, Heard> changed() {
        return changed;
    }
}
