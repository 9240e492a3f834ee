package io.sluice.jca.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.jca.fake.FakeTime;
import io.sluice.jca.fake.RecordedLog;
import io.sluice.radius.connector.DiscardReason;
import io.sluice.radius.connector.RequestKind;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DiscardsTest {

    private final RecordedLog log = new RecordedLog();
    private final FakeTime time = new FakeTime();
    private final Traffic traffic = new Traffic(RequestKind.AUTH);
    private final Discards discards = new Discards(traffic, time);

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void areLoggedAtOnce_andThenOnceAMinuteWithTheirNumber() {
        for (int i = 0; i < 1_000; i++) {
            discards.count("bng1", source(1), DiscardReason.MALFORMED);
            discards.flush();
        }
        assertThat(log.lines()).containsExactly("WARNING SLU-10004: AUTH: 1 discarded from 10.0.0.1: MALFORMED");

        time.advance(Duration.ofSeconds(59));
        discards.flush();
        assertThat(log.lines()).hasSize(1);
        time.advance(Duration.ofSeconds(1));
        discards.flush();
        discards.flush();
        assertThat(log.lines()).hasSize(2).last().asString().contains(": 999 discarded from 10.0.0.1: MALFORMED");

        // After a quiet minute the next one is told at once again.
        time.advance(Duration.ofMinutes(1));
        discards.flush();
        discards.count("bng1", source(1), DiscardReason.MALFORMED);
        assertThat(log.lines()).hasSize(3);
        assertThat(traffic.discarded(DiscardReason.MALFORMED)).isEqualTo(1_001);
    }

    @Test
    void areLoggedForEachSourceAndReason() {
        discards.count("bng1", source(1), DiscardReason.MALFORMED);
        discards.count("bng1", source(2), DiscardReason.MALFORMED);
        discards.count("bng1", source(1), DiscardReason.UNKNOWN_CLIENT);
        discards.count("bng1", source(1), DiscardReason.DUPLICATE_IN_PROGRESS);

        assertThat(log.lines()).hasSize(3);
        assertThat(traffic.discards()).hasSize(3).containsEntry(DiscardReason.MALFORMED, 2L);
    }

    @Test
    void ofVeryManySources_shareALine() {
        for (int i = 0; i < 5_000; i++) {
            discards.count("bng1", source(i), DiscardReason.UNKNOWN_CLIENT);
        }
        assertThat(log.lines()).hasSize(1024);

        time.advance(Duration.ofMinutes(1));
        discards.flush();

        assertThat(log.lines("SLU-10005"))
                .containsExactly("WARNING SLU-10005: AUTH: 3976 discarded from further sources: UNKNOWN_CLIENT");
        assertThat(traffic.discarded(DiscardReason.UNKNOWN_CLIENT)).isEqualTo(5_000);
    }

    private static InetAddress source(int number) {
        try {
            return InetAddress.getByAddress(new byte[] {10, 0, (byte) (number >> 8), (byte) number});
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
