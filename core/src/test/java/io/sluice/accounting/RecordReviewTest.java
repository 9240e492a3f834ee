package io.sluice.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordReviewTest {

    private static final long SECOND = 1_000_000;
    private static final long NOON = 1_795_176_000L * SECOND;
    private static final long WRAP = 4_294_967_296L;

    private static ReadRecord record(AccountingStatus status, long second, long sessionTime, long output) {
        return record(status, second, 0, sessionTime, output);
    }

    private static ReadRecord record(AccountingStatus status, long second, long skew, long sessionTime, long output) {
        long at = NOON + second * SECOND;
        Usage usage = new Usage(sessionTime, output < 0 ? -1 : 0, output, -1, -1);
        return new ReadRecord(status, new EventTime(at + skew * SECOND, -1, at + 1000, 0), usage, true);
    }

    private static ReadRecord start(long second) {
        return record(AccountingStatus.START, second, -1, -1);
    }

    private static ReadRecord interim(long second, long sessionTime, long output) {
        return record(AccountingStatus.INTERIM_UPDATE, second, sessionTime, output);
    }

    private static ReadRecord stop(long second, long sessionTime, long output) {
        return record(AccountingStatus.STOP, second, sessionTime, output);
    }

    private static List<RecordReview> read(ReadRecord... records) {
        List<RecordReview> reviews = new ArrayList<>();
        SessionReading reading = null;
        for (ReadRecord record : records) {
            RecordReview review = RecordReview.of(reading, record);
            reviews.add(review);
            reading = review.next();
        }
        return reviews;
    }

    private static RecordReview last(ReadRecord... records) {
        List<RecordReview> reviews = read(records);
        return reviews.get(reviews.size() - 1);
    }

    private static long used(ReadRecord... records) {
        return read(records).stream()
                .mapToLong(review -> review.used().outputOctets())
                .sum();
    }

    @Test
    void findsNothingOdd_inAnOrdinarySession() {
        List<RecordReview> reviews = read(start(0), interim(600, 600, 5000), stop(900, 900, 7000));

        assertThat(reviews).allSatisfy(review -> assertThat(review.flags()).isEmpty());
        assertThat(reviews).extracting(review -> review.used().outputOctets()).containsExactly(0L, 5000L, 2000L);
        assertThat(reviews).extracting(review -> review.used().seconds()).containsExactly(0L, 600L, 300L);
        assertThat(reviews.get(2).usedFrom()).isEqualTo(NOON + 600 * SECOND);
        assertThat(reviews.get(2).next().over()).isTrue();
    }

    @Test
    void countsWhatALostRecordWouldHaveTold() {
        assertThat(used(start(0), interim(1200, 1200, 9000))).isEqualTo(9000);
    }

    @Test
    void flagsAnInterimOfAnUnknownSession_andCountsFromItsSessionTime() {
        RecordReview review = last(interim(600, 600, 5000));

        assertThat(review.flags()).containsExactly(RecordFlag.UNKNOWN_SESSION);
        assertThat(review.used().outputOctets()).isEqualTo(5000);
        assertThat(review.usedFrom()).isEqualTo(NOON);
    }

    @Test
    void takesALongUnknownSessionAsItIs() {
        long days = 3 * 86_400;

        assertThat(used(interim(0, days, 5000), interim(600, days + 600, 5100))).isEqualTo(100);
    }

    @Test
    void infersAWrap_whenGigawordsAreMissing() {
        RecordReview review = last(start(0), interim(600, 600, WRAP - 1), interim(1200, 1200, 99));

        assertThat(review.flags()).containsExactly(RecordFlag.MISSING_GIGAWORDS);
        assertThat(review.used().outputOctets()).isEqualTo(100);
        assertThat(review.used().inferredOctets()).isEqualTo(100);
        assertThat(review.next().outputWraps()).isEqualTo(1);
    }

    @Test
    void infersNoWrap_whenTheCounterWasFarFromIt() {
        RecordReview review = last(start(0), interim(600, 600, WRAP / 2 - 1), interim(1200, 1200, 99));

        assertThat(review.flags()).containsExactly(RecordFlag.COUNTER_FELL);
        assertThat(review.used().outputOctets()).isZero();
    }

    @Test
    void infersNoWrap_whereGigawordsWereSent() {
        assertThat(last(start(0), interim(600, 600, WRAP + 10), interim(1200, 1200, 99))
                        .flags())
                .containsExactly(RecordFlag.COUNTER_FELL);
    }

    @Test
    void goesOnFromACounterThatFell() {
        assertThat(used(start(0), interim(600, 600, 5000), interim(1200, 1200, 100), interim(1800, 1800, 150)))
                .isEqualTo(5050);
    }

    @Test
    void makesNoUsageOfAnAbsurdCounter() {
        RecordReview review = last(start(0), interim(1, 1, Long.MAX_VALUE));

        assertThat(review.flags()).containsExactly(RecordFlag.ABSURD_COUNTER);
        assertThat(review.used().outputOctets()).isZero();
    }

    @Test
    void believesTheFastestLine_andNothingBeyond() {
        assertThat(last(start(0), interim(1, 1, 2 * RecordReview.FASTEST)).flags())
                .isEmpty();
        assertThat(last(start(0), interim(1, 1, 2 * RecordReview.FASTEST + 1)).flags())
                .containsExactly(RecordFlag.ABSURD_COUNTER);
    }

    @Test
    void flagsAnInterimOlderThanTheLast_andUsesNothingOfIt() {
        RecordReview review = last(start(0), interim(1200, 1200, 9000), interim(600, 600, 5000));

        assertThat(review.flags()).containsExactly(RecordFlag.OLDER_THAN_LAST);
        assertThat(review.used().isNone()).isTrue();
        assertThat(review.next().told().outputOctets()).isEqualTo(9000);
    }

    @Test
    void flagsAStopWithoutCounters() {
        assertThat(last(start(0), stop(60, 60, -1)).flags()).containsExactly(RecordFlag.STOP_WITHOUT_COUNTERS);
    }

    @Test
    void flagsAClockThatIsOff_fromTheSecondAfterFiveMinutes() {
        assertThat(last(record(AccountingStatus.START, 0, 300, -1, -1)).flags()).isEmpty();
        assertThat(last(record(AccountingStatus.START, 0, 301, -1, -1)).flags()).containsExactly(RecordFlag.CLOCK_SKEW);
        assertThat(last(record(AccountingStatus.START, 0, -301, -1, -1)).flags())
                .containsExactly(RecordFlag.CLOCK_SKEW);
    }

    @Test
    void flagsAClockThatWasNotBelieved() {
        ReadRecord record = new ReadRecord(AccountingStatus.START, EventTime.of(0, 0, NOON), Usage.NONE, true);

        assertThat(RecordReview.of(null, record).flags()).containsExactly(RecordFlag.CLOCK_SKEW);
    }

    @Test
    void flagsARepeatedSessionId_andBeginsAnew() {
        RecordReview review = last(start(0), interim(600, 600, 5000), start(700));

        assertThat(review.flags()).containsExactly(RecordFlag.REPEATED_SESSION_ID);
        assertThat(review.next().startedAt()).isEqualTo(NOON + 700 * SECOND);
        assertThat(review.next().told()).isEqualTo(Usage.NONE);
    }

    @Test
    void takesAnEarlierStartForTheSameSessions() {
        RecordReview review = last(interim(600, 600, 5000), start(0));

        assertThat(review.flags()).isEmpty();
        assertThat(review.next().startSeen()).isTrue();
        assertThat(review.next().eventAt()).isEqualTo(NOON + 600 * SECOND);
    }

    @Test
    void flagsAServiceThatNobodyKnows() {
        EventTime time = new EventTime(NOON, -1, NOON + 1, 0);

        assertThat(RecordReview.of(null, new ReadRecord(AccountingStatus.START, time, Usage.NONE, false))
                        .flags())
                .containsExactly(RecordFlag.UNKNOWN_SERVICE);
    }

    @Test
    void measuresTheIntervalBetweenInterims() {
        assertThat(last(start(0), interim(600, 600, 1)).next().intervalSeconds())
                .isZero();
        assertThat(last(start(0), interim(600, 600, 1), interim(1500, 1500, 2))
                        .next()
                        .intervalSeconds())
                .isEqualTo(900);
    }

    @Test
    void flagsComeBackFromTheirBits() {
        for (RecordFlag flag : RecordFlag.values()) {
            assertThat(RecordFlag.of(RecordFlag.bits(Set.of(flag)))).containsExactly(flag);
        }
        assertThat(RecordFlag.of(0)).isEmpty();
    }
}
