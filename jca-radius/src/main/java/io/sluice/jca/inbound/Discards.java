package io.sluice.jca.inbound;

import io.sluice.jca.log.About;
import io.sluice.jca.log.ConnectorLog;
import io.sluice.jca.time.TimeSource;
import io.sluice.radius.connector.ConnectorStatistics;
import io.sluice.radius.connector.DiscardReason;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Counts what is left unanswered and logs it: the first of a source and reason at once, what follows once a minute with
 * its number. Sources beyond a bound share one line for each reason.
 */
final class Discards {

    static final long INTERVAL_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int MAX_SOURCES = 1024;

    private record Key(InetAddress source, DiscardReason reason) {}

    private static final class Silence {
        private final String client;
        private long since;
        private long count;

        Silence(String client, long since) {
            this.client = client;
            this.since = since;
        }
    }

    private final Traffic traffic;
    private final TimeSource time;
    private final Map<Key, Silence> bySource = new HashMap<>();
    private final Map<DiscardReason, Silence> elsewhere = new HashMap<>();

    Discards(Traffic traffic, TimeSource time) {
        this.traffic = traffic;
        this.time = time;
    }

    void count(Exchange exchange, DiscardReason reason) {
        count(exchange.client().name(), exchange.source().getAddress(), reason);
    }

    void count(String client, InetAddress source, DiscardReason reason) {
        traffic.countDiscarded(client, reason);
        // A retransmission that meets its request at work is ordinary; it is counted, not told.
        if (reason != DiscardReason.DUPLICATE_IN_PROGRESS) {
            tell(client, source, reason);
        }
    }

    private synchronized void tell(String client, InetAddress source, DiscardReason reason) {
        Silence silence = bySource.get(new Key(source, reason));
        if (silence == null && bySource.size() >= MAX_SOURCES) {
            elsewhere.computeIfAbsent(reason, key -> new Silence(ConnectorStatistics.NO_CLIENT, time.nanos())).count++;
        } else if (silence == null) {
            bySource.put(new Key(source, reason), new Silence(client, time.nanos()));
            log(client, source, reason, 1);
        } else {
            silence.count++;
        }
    }

    private void log(String client, InetAddress source, DiscardReason reason, long count) {
        try (About about = About.client(client)) {
            ConnectorLog.discarded(traffic.kind(), source, reason, count);
        }
    }

    /** Logs what has been silent for a minute and forgets who discarded nothing in it; to be called about each second. */
    synchronized void flush() {
        long now = time.nanos();
        for (Iterator<Map.Entry<Key, Silence>> each = bySource.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<Key, Silence> entry = each.next();
            Silence silence = entry.getValue();
            if (now - silence.since < INTERVAL_NANOS) {
                continue;
            }
            if (silence.count == 0) {
                each.remove();
                continue;
            }
            log(silence.client, entry.getKey().source(), entry.getKey().reason(), silence.count);
            silence.since = now;
            silence.count = 0;
        }
        elsewhere.entrySet().removeIf(entry -> {
            boolean due = now - entry.getValue().since >= INTERVAL_NANOS;
            if (due) {
                ConnectorLog.discardedElsewhere(traffic.kind(), entry.getKey(), entry.getValue().count);
            }
            return due;
        });
    }
}
