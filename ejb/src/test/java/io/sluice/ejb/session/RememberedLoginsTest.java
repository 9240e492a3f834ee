package io.sluice.ejb.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.ejb.platform.DatabaseAway;
import io.sluice.ejb.platform.SettableClock;
import io.sluice.session.ExpectedLogin;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RememberedLoginsTest {

    private final SettableClock clock = new SettableClock();
    private final InMemoryExpectedSessions table = new InMemoryExpectedSessions();
    private final RememberedLogins logins = new RememberedLogins(
            table, new ExpectedLoginSettings(10, Duration.ofSeconds(2), Duration.ofMinutes(5)), clock);

    private ExpectedLogin login(String login, @Nullable String acctSessionId, @Nullable Long port) {
        return new ExpectedLogin(
                UUID.randomUUID(), 1, login, 7, acctSessionId, port, null, null, null, List.of(), clock.instant());
    }

    private ExpectedLogin expect(String login, @Nullable String acctSessionId, @Nullable Long port) {
        ExpectedLogin expected = login(login, acctSessionId, port);
        logins.expect(List.of(expected));
        return expected;
    }

    @Test
    void isFoundByClass_byAcctSessionId_andByPort() {
        ExpectedLogin expected = expect("a", "s1", 5L);

        assertThat(logins.claim(1, expected.sessionId(), 8, "other", null)).contains(expected);
        assertThat(logins.claim(1, null, 7, "s1", null)).contains(expected);
        assertThat(logins.claim(1, null, 7, "other", 5L)).contains(expected);
        assertThat(logins.claim(1, UUID.randomUUID(), 7, "s1", null)).contains(expected);
        assertThat(logins.claim(1, null, 8, "s1", 5L)).isEmpty();
        assertThat(logins.claim(2, expected.sessionId(), 7, "s1", 5L)).isEmpty();
        assertThat(logins.claim(1, null, 7, "other", null)).isEmpty();
    }

    @Test
    void isFoundByLoginAlone_whenTheRequestNamedNoPort() {
        ExpectedLogin earlier = expect("a", null, null);
        ExpectedLogin latest = expect("a", null, null);

        assertThat(logins.claim(1, null, 7, "x", null)).contains(latest);
        assertThat(logins.claim(1, null, 7, "x", 5L)).contains(latest);
        assertThat(logins.claim(1, null, 8, "x", null)).isEmpty();
        assertThat(logins.remembered()).isEqualTo(2);
        logins.started(Map.of(latest.sessionId(), 1L));
        assertThat(logins.claim(1, null, 7, "x", null)).contains(earlier);
    }

    @Test
    void isStillThere_whenTheClaimersTransactionFailedAndComesAgain() {
        ExpectedLogin expected = expect("a", "s1", null);

        logins.claim(1, expected.sessionId(), 7, "s1", null);

        assertThat(logins.claim(1, expected.sessionId(), 7, "s1", null)).contains(expected);
    }

    @Test
    void isNeverWritten_whenItsSessionBeganInTime() {
        ExpectedLogin expected = expect("a", "s1", 5L);
        clock.advance(Duration.ofMillis(1_999));
        logins.tend();
        assertThat(table.rows()).isEmpty();

        logins.started(Map.of(expected.sessionId(), 1L));
        clock.advance(Duration.ofSeconds(1));
        logins.tend();

        assertThat(table.rows()).isEmpty();
        assertThat(logins.remembered()).isZero();
        assertThat(logins.claim(1, expected.sessionId(), 7, "s1", 5L)).isEmpty();
    }

    @Test
    void isWrittenAfterTwoSeconds_andItsRowGoesWithTheStart() {
        ExpectedLogin expected = expect("a", "s1", null);
        clock.advance(Duration.ofSeconds(2));
        logins.tend();
        assertThat(table.rows()).containsExactly(expected.sessionId());
        assertThat(logins.claim(1, expected.sessionId(), 7, "s1", null)).contains(expected);

        logins.started(Map.of(expected.sessionId(), 1L));
        logins.tend();

        assertThat(table.rows()).isEmpty();
    }

    @Test
    void isReplaced_whenTheSameLineLogsInAnew() {
        ExpectedLogin first = expect("a", null, 5L);
        ExpectedLogin second = expect("a", null, 5L);
        clock.advance(Duration.ofSeconds(2));
        logins.tend();

        assertThat(table.rows()).containsExactly(second.sessionId());
        assertThat(logins.claim(1, first.sessionId(), 7, "x", 5L)).contains(second);
        assertThat(logins.remembered()).isEqualTo(1);
    }

    @Test
    void lapsesAfterFiveMinutes_hereAndInTheTable() {
        ExpectedLogin expected = expect("a", "s1", null);
        clock.advance(Duration.ofSeconds(2));
        logins.tend();

        clock.advance(Duration.ofSeconds(297));
        logins.tend();
        assertThat(logins.remembered()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        logins.tend();

        assertThat(logins.remembered()).isZero();
        assertThat(table.rows()).isEmpty();
        assertThat(logins.claim(1, expected.sessionId(), 7, "s1", null)).isEmpty();
    }

    @Test
    void isWrittenLater_whenTheDatabaseWasAway() {
        ExpectedLogin expected = expect("a", "s1", null);
        clock.advance(Duration.ofSeconds(2));
        table.fail(new DatabaseAway());
        assertThatThrownBy(logins::tend).isInstanceOf(DatabaseAway.class);

        table.fail(null);
        logins.tend();

        assertThat(table.rows()).containsExactly(expected.sessionId());
    }

    @Test
    void countsWhatFindsNoRoom() {
        logins.expect(
                IntStream.range(0, 12).mapToObj(i -> login("a" + i, null, null)).toList());

        assertThat(logins.remembered()).isEqualTo(10);
        assertThat(logins.overflow()).isEqualTo(2);
    }
}
