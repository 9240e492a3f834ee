package io.sluice.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.accounting.Usage;
import io.sluice.accounting.VolumeCounted;
import io.sluice.service.LimitAction;
import io.sluice.service.ServiceLimits;
import io.sluice.service.StatisticsMode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitCheckTest {

    private static final long SECOND = 1_000_000;
    private static final long EIGHT = 1_790_000_000L * SECOND;
    private static final long FIVE_HOURS = 18_000;
    private static final long MB = 1L << 20;
    private static final LimitKeeping ERX = new LimitKeeping(true, VolumeCounted.OUTPUT, MB);
    private static final LimitKeeping CENTRAL = ERX.bySluice();
    private static final LimitKeeping BOTH_WAYS = new LimitKeeping(false, VolumeCounted.INPUT_AND_OUTPUT, MB);

    private static final ServiceLimits HOURS = new ServiceLimits(FIVE_HOURS, null, StatisticsMode.TIME, null);
    private static final ServiceLimits HUNDRED_MB = new ServiceLimits(null, 100L, StatisticsMode.TIME_VOLUME, null);

    private static WatchedService fresh(ServiceLimits limits) {
        return new WatchedService(limits, EIGHT, EIGHT, 0, 0, EIGHT, LimitCheck.NEVER, 0, 0, 0);
    }

    private static WatchedService used(ServiceLimits limits, long input, long output, long lastSeenAt) {
        return new WatchedService(limits, EIGHT, EIGHT, input, output, lastSeenAt, LimitCheck.NEVER, 0, 0, 0);
    }

    private static LimitFinding look(WatchedService service, LimitKeeping keeping, long secondsAfter) {
        return LimitCheck.of(service, LimitAction.DEACTIVATE, keeping, EIGHT + secondsAfter * SECOND, 0);
    }

    @Nested
    class Time {

        @ParameterizedTest
        @CsvSource({"17999, false", "18000, true", "18001, true"})
        void endsTheServiceAtItsLimit_whereSluiceEnforces(long after, boolean due) {
            LimitFinding found = look(fresh(HOURS), CENTRAL, after);

            assertThat(found.due() == LimitKind.TIME).isEqualTo(due);
            assertThat(found.notices()).hasSize(due ? 1 : 0);
        }

        @ParameterizedTest
        @CsvSource({"18000, false", "18059, false", "18060, true"})
        void leavesTheRouterAMinute_whereItEnforces(long after, boolean due) {
            LimitFinding found = look(fresh(HOURS), ERX, after);

            assertThat(found.due() == LimitKind.TIME).isEqualTo(due);
            assertThat(found.nextLookAt()).isEqualTo(due ? EIGHT + (after + 60) * SECOND : EIGHT + 18_060 * SECOND);
        }

        @Test
        void looksAgainAtTheLimit() {
            LimitFinding found = look(fresh(HOURS), CENTRAL, 10);

            assertThat(found.nextLookAt()).isEqualTo(EIGHT + FIVE_HOURS * SECOND);
            assertThat(found.lookOctets()).isEqualTo(Long.MAX_VALUE);
        }

        @Test
        void neverFires_whereTimeIsNotCounted() {
            ServiceLimits inert = new ServiceLimits(FIVE_HOURS, null, StatisticsMode.NONE, null);

            LimitFinding found = look(fresh(inert), CENTRAL, 1_000_000);

            assertThat(found.due()).isNull();
            assertThat(found.nextLookAt()).isEqualTo(LimitCheck.NEVER);
        }

        @Test
        void neverFires_atZero() {
            LimitFinding found =
                    look(fresh(new ServiceLimits(0L, 0L, StatisticsMode.TIME_VOLUME, null)), CENTRAL, 1_000_000);

            assertThat(found.due()).isNull();
            assertThat(found.lookOctets()).isEqualTo(Long.MAX_VALUE);
        }

        @Test
        void isOrderedAgainLaterAndLater() {
            WatchedService tried = new WatchedService(HOURS, EIGHT, EIGHT, 0, 0, EIGHT, LimitCheck.NEVER, 100, 0, 3);

            LimitFinding found = look(tried, CENTRAL, 20_000);

            assertThat(found.due()).isEqualTo(LimitKind.TIME);
            assertThat(found.notices()).isEmpty();
            assertThat(found.nextLookAt()).isEqualTo(EIGHT + 20_480 * SECOND);
            assertThat(found.tries()).isEqualTo(4);
        }

        @Test
        void beginsAnew_whenItWasExtended() {
            WatchedService extended = new WatchedService(
                    new ServiceLimits(36_000L, null, StatisticsMode.TIME, null),
                    EIGHT,
                    EIGHT,
                    0,
                    0,
                    EIGHT,
                    LimitCheck.NEVER,
                    100,
                    0,
                    1);

            LimitFinding found = look(extended, CENTRAL, 18_000);

            assertThat(found.due()).isNull();
            assertThat(found.toldTime()).isLessThan(LimitNotice.REACHED);
            assertThat(found.tries()).isZero();
            assertThat(found.nextLookAt()).isEqualTo(EIGHT + 36_000 * SECOND);
        }
    }

    @Nested
    class Volume {

        @ParameterizedTest
        @CsvSource({"104857599, false", "104857600, true", "104857601, true"})
        void isReachedAtTheLimit(long output, boolean reached) {
            LimitFinding found = look(used(HUNDRED_MB, 0, output, EIGHT + 70 * SECOND), CENTRAL, 70);

            assertThat(found.due() == LimitKind.VOLUME).isEqualTo(reached);
        }

        @Test
        void stopsWithThePeriodInWhichItWasReached() {
            WatchedService over = used(HUNDRED_MB, 0, 101 * MB, EIGHT + 71 * SECOND);

            LimitFinding during = look(over, CENTRAL, 72);

            assertThat(during.due()).isNull();
            assertThat(during.nextLookAt()).isEqualTo(EIGHT + 80 * SECOND);
            assertThat(during.notices()).containsExactly(new LimitNotice(LimitKind.VOLUME, 100, 101 * MB, 100 * MB));
            assertThat(during.notices().get(0).overshoot()).isEqualTo(MB);
        }

        @Test
        void staysAtThatPeriod_whateverIsToldAfterwards() {
            WatchedService later = new WatchedService(
                    HUNDRED_MB, EIGHT, EIGHT, 0, 110 * MB, EIGHT + 85 * SECOND, EIGHT + 71 * SECOND, 0, 100, 0);

            assertThat(look(later, CENTRAL, 80).due()).isEqualTo(LimitKind.VOLUME);
        }

        @Test
        void leavesTheRouterAMinute_whereItEnforces() {
            WatchedService over = used(HUNDRED_MB, 0, 101 * MB, EIGHT + 71 * SECOND);

            assertThat(look(over, ERX, 130).due()).isNull();
            assertThat(look(over, ERX, 131).due()).isEqualTo(LimitKind.VOLUME);
        }

        @Test
        void countsTheOutputOnly_orBothWays() {
            WatchedService half = used(HUNDRED_MB, 60 * MB, 60 * MB, EIGHT + 70 * SECOND);

            assertThat(look(half, CENTRAL, 70).due()).isNull();
            assertThat(look(half, BOTH_WAYS, 70).due()).isEqualTo(LimitKind.VOLUME);
        }

        @Test
        void looksNoLaterThanItCanBeReached() {
            LimitFinding found = look(used(HUNDRED_MB, 7 * MB, 60 * MB, EIGHT), CENTRAL, 70);

            assertThat(found.lookOctets()).isEqualTo(107 * MB - 1);
        }

        @Test
        void takesAbsurdCountersForUsedUp() {
            WatchedService absurd = used(HUNDRED_MB, Long.MAX_VALUE, Long.MAX_VALUE, EIGHT);

            assertThat(look(absurd, BOTH_WAYS, 10).due()).isEqualTo(LimitKind.VOLUME);
        }

        @Test
        void followsTheBusinessClock() {
            long ahead = 18_000 * SECOND;
            WatchedService over = used(HUNDRED_MB, 0, 101 * MB, EIGHT + 71 * SECOND);

            LimitFinding found =
                    LimitCheck.of(over, LimitAction.DEACTIVATE, CENTRAL, EIGHT + ahead + 72 * SECOND, ahead);

            assertThat(found.nextLookAt()).isEqualTo(EIGHT + ahead + 80 * SECOND);
        }
    }

    @Nested
    class Marks {

        private final LimitAction telling = LimitAction.DEACTIVATE.notifying(90, 50);

        private LimitFinding at(WatchedService service, long after) {
            return LimitCheck.of(service, telling, CENTRAL, EIGHT + after * SECOND, 0);
        }

        @Test
        void areToldInOrder_eachOnce() {
            LimitFinding first = at(fresh(HOURS), 9_000);
            LimitFinding later =
                    at(new WatchedService(HOURS, EIGHT, EIGHT, 0, 0, EIGHT, LimitCheck.NEVER, 50, 0, 0), 16_200);

            assertThat(first.notices()).containsExactly(new LimitNotice(LimitKind.TIME, 50, 9_000, FIVE_HOURS));
            assertThat(first.nextLookAt()).isEqualTo(EIGHT + 16_200 * SECOND);
            assertThat(later.notices()).containsExactly(new LimitNotice(LimitKind.TIME, 90, 16_200, FIVE_HOURS));
        }

        @Test
        void areToldOfVolumeToo() {
            LimitFinding found = at(used(HUNDRED_MB, 0, 50 * MB, EIGHT), 60);

            assertThat(found.notices()).containsExactly(new LimitNotice(LimitKind.VOLUME, 50, 50 * MB, 100 * MB));
            assertThat(found.lookOctets()).isEqualTo(90 * MB - 1);
        }

        @Test
        void areAll_whereNothingIsToBeDone() {
            LimitAction telling = new LimitAction(LimitAction.Kind.NOTIFY, null, java.util.List.of());

            LimitFinding found = LimitCheck.of(fresh(HOURS), telling, CENTRAL, EIGHT + 18_000 * SECOND, 0);

            assertThat(found.due()).isNull();
            assertThat(found.notices()).hasSize(1);
            assertThat(found.nextLookAt()).isEqualTo(LimitCheck.NEVER);
        }
    }

    @Nested
    class TheFirstLook {

        private final FirstLook look = new FirstLook(0, 80);

        @Test
        void isAtTheFirstMarkOfTheTime() {
            assertThat(look.dueAt(HOURS, EIGHT, Usage.NONE)).isEqualTo(EIGHT + 14_400 * SECOND);
            assertThat(FirstLook.PLAIN.dueAt(HOURS, EIGHT, Usage.NONE)).isEqualTo(EIGHT + 18_000 * SECOND);
        }

        @Test
        void isAtOnce_whenVolumeWasUsedBeforeTheLimitWasKnown() {
            Usage some = new Usage(10, 5, Usage.ABSENT, Usage.ABSENT, Usage.ABSENT);

            assertThat(look.dueAt(HUNDRED_MB, EIGHT, some)).isEqualTo(FirstLook.AT_ONCE);
            assertThat(look.dueAt(HUNDRED_MB, EIGHT, Usage.NONE)).isEqualTo(Usage.ABSENT);
        }

        @Test
        void isNever_whereNothingIsLimited() {
            assertThat(look.dueAt(ServiceLimits.NONE, EIGHT, Usage.NONE)).isEqualTo(Usage.ABSENT);
            assertThat(look.since(ServiceLimits.NONE, EIGHT)).isEqualTo(Usage.ABSENT);
            assertThat(look.dueAt(new ServiceLimits(5L, null, null, null), EIGHT, Usage.NONE))
                    .isEqualTo(Usage.ABSENT);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 10", "9, 10", "10, 10", "11, 20"})
    void theGridBeginsWithTheActivation(long after, long end) {
        assertThat(CheckGrid.endOfPeriod(EIGHT, EIGHT + after * SECOND)).isEqualTo(EIGHT + end * SECOND);
    }
}
