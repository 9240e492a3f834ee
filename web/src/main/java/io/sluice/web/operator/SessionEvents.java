package io.sluice.web.operator;

import io.sluice.ejb.operation.LiveMarks;
import io.sluice.ejb.platform.DatabaseAway;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Pushes to open pages that something has changed in the session they show; the page then fetches what. It looks at the rows, so it does
 * not matter which node did it, with two statements for all open pages, and with none while there are none.
 */
@ApplicationScoped
public class SessionEvents {
    /** A page that finds no place falls back to asking now and then. */
    static final int MOST = 500;

    private static final long PERIOD_MILLISECONDS = 250;
    private static final int TICKS_BETWEEN_BEATS = 60;
    private static final byte[] CHANGED = "data: changed\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    @EJB
    private LiveMarks marks;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    private final Map<AsyncContext, Watching> pages = new ConcurrentHashMap<>();
    private @Nullable ScheduledFuture<?> ticking;
    private int ticks;

    /** A page's session and how it was when the page was told last. */
    private static final class Watching {
        private final UUID session;
        private @Nullable Long told;

        Watching(UUID session) {
            this.session = session;
        }
    }

    /** Begins to tell a page; false if there are too many already. */
    boolean begin(AsyncContext page, UUID session) {
        if (pages.size() >= MOST) {
            return false;
        }
        pages.put(page, new Watching(session));
        start();
        return true;
    }

    void end(AsyncContext page) {
        pages.remove(page);
    }

    private synchronized void start() {
        if (ticking == null) {
            ticking = scheduler.scheduleWithFixedDelay(
                    this::look, PERIOD_MILLISECONDS, PERIOD_MILLISECONDS, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void pause() {
        if (pages.isEmpty() && ticking != null) {
            ticking.cancel(false);
            ticking = null;
        }
    }

    private void look() {
        if (pages.isEmpty()) {
            pause();
            return;
        }
        Set<UUID> sessions = pages.values().stream().map(each -> each.session).collect(Collectors.toSet());
        try {
            Map<UUID, Long> now = marks.of(sessions);
            pages.forEach((page, watching) -> tell(page, watching, now.getOrDefault(watching.session, 0L)));
        } catch (DatabaseAway away) {
            // The tick tells of it; the next look finds what has changed meanwhile.
            return;
        }
        if (++ticks % TICKS_BETWEEN_BEATS == 0) {
            pages.keySet().forEach(page -> send(page, BEAT));
        }
    }

    private void tell(AsyncContext page, Watching watching, long now) {
        Long before = watching.told;
        watching.told = now;
        // The page was made before it began to listen, so what it shows may be old already.
        if (before == null || before != now) {
            send(page, CHANGED);
        }
    }

    private void send(AsyncContext page, byte[] event) {
        try {
            page.getResponse().getOutputStream().write(event);
            page.getResponse().flushBuffer();
        } catch (IOException | IllegalStateException gone) {
            // The reader has left; the container completes what is left of the exchange.
            end(page);
        }
    }

    @PreDestroy
    void stop() {
        pages.keySet().forEach(AsyncContext::complete);
        pages.clear();
    }
}
