package io.sluice.web.security;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;

/**
 * Reads away the body of a request that is refused: a request that is not read to its end is not complete to the container, which
 * would then try to answer it, too. Whoever sends slowly holds a thread for as long, so a few may do that at once and no more; of
 * the others, and of what is larger than any body but an import's, the container's complaint is the lesser evil.
 */
final class StrangersBody {
    static final int MOST_OCTETS = 1 << 20;
    static final int MOST_AT_ONCE = 8;

    private final Semaphore readers = new Semaphore(MOST_AT_ONCE);

    void readAway(InputStream body) throws IOException {
        if (readers.tryAcquire()) {
            try {
                body.skip(MOST_OCTETS);
            } finally {
                readers.release();
            }
        }
    }
}
