package io.sluice.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class StrangersBodyTest {
    private final StrangersBody strangers = new StrangersBody();

    @Test
    void readsABodyToItsEnd() throws IOException {
        InputStream body = new ByteArrayInputStream(new byte[100_000]);

        strangers.readAway(body);

        assertThat(body.available()).isZero();
    }

    @Test
    void readsNoMoreThanItsLimit() throws IOException {
        InputStream body = new ByteArrayInputStream(new byte[StrangersBody.MOST_OCTETS + 7]);

        strangers.readAway(body);

        assertThat(body.available()).isEqualTo(7);
    }

    @Test
    void holdsOnlyAFewThreads_forThoseWhoSendSlowly() throws Exception {
        CountDownLatch reading = new CountDownLatch(StrangersBody.MOST_AT_ONCE);
        CountDownLatch sent = new CountDownLatch(1);
        ExecutorService workers = Executors.newFixedThreadPool(StrangersBody.MOST_AT_ONCE);
        List<Future<?>> slow = new ArrayList<>();
        try {
            for (int i = 0; i < StrangersBody.MOST_AT_ONCE; i++) {
                slow.add(workers.submit(() -> {
                    strangers.readAway(new Slow(reading, sent));
                    return null;
                }));
            }
            reading.await();
            InputStream oneMore = new ByteArrayInputStream(new byte[10]);

            strangers.readAway(oneMore);

            assertThat(oneMore.available()).isEqualTo(10);
            sent.countDown();
            for (Future<?> each : slow) {
                each.get();
            }
            strangers.readAway(oneMore);
            assertThat(oneMore.available()).isZero();
        } finally {
            sent.countDown();
            workers.shutdownNow();
        }
    }

    /** A body whose first octet comes when it is told. */
    private static final class Slow extends InputStream {
        private final CountDownLatch reading;
        private final CountDownLatch sent;

        Slow(CountDownLatch reading, CountDownLatch sent) {
            this.reading = reading;
            this.sent = sent;
        }

        @Override
        public int read() throws IOException {
            reading.countDown();
            try {
                sent.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return -1;
        }
    }
}
