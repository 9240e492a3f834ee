package io.sluice.ejb.dispatch;

import io.sluice.radius.connector.PreparedRequest;
import io.sluice.radius.connector.RequestOutcome;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The requests to a NAS that are out, and how many more may leave.
 *
 * <p>A request that was out for as long as its first retransmission, while the NAS answered what left later, takes no room any
 * more: its session is silent and not the NAS. There may be {@value #SILENT_WINDOWS} windows' worth of those. For one thread.
 */
final class Flight {

    static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final int SILENT_WINDOWS = 4;

    private final Window window;
    private final int mostSilent;
    private final Map<PreparedRequest, Long> out = new LinkedHashMap<>();
    private final Map<PreparedRequest, Long> silent = new LinkedHashMap<>();
    private long newestAnswered = Long.MIN_VALUE;

    /**
     * @param most widest window
     */
    Flight(int most) {
        window = new Window(Math.min(DispatchSettings.FIRST_UNANSWERED, most), most);
        mostSilent = most * SILENT_WINDOWS;
    }

    /** A request leaves. */
    void sent(PreparedRequest request, long now) {
        out.put(request, now);
        window.sent(out.size());
    }

    /**
     * A request came to its end.
     *
     * @param forLoad whether the NAS refused it for want of resources
     */
    void ended(PreparedRequest request, RequestOutcome outcome, boolean forLoad) {
        Long sentAt = out.remove(request);
        Long silentSince = silent.remove(request);
        Long began = sentAt == null ? silentSince : sentAt;
        if (began == null) {
            return;
        }
        if (outcome instanceof RequestOutcome.Answered answered) {
            newestAnswered = Math.max(newestAnswered, began);
            answered(answered.transmissions() > 1, forLoad);
        } else if (outcome instanceof RequestOutcome.TimedOut) {
            window.lost();
        }
    }

    private void answered(boolean late, boolean forLoad) {
        if (forLoad) {
            window.refusedForLoad();
        } else if (late) {
            window.lost();
        } else {
            window.answered();
        }
    }

    /** How many more may leave now. */
    int room(long now) {
        for (Iterator<Map.Entry<PreparedRequest, Long>> each = out.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<PreparedRequest, Long> oldest = each.next();
            if (now - oldest.getValue() < SILENT_NANOS || oldest.getValue() >= newestAnswered) {
                break;
            }
            silent.put(oldest.getKey(), oldest.getValue());
            each.remove();
        }
        return silent.size() >= mostSilent ? 0 : Math.max(0, window.size() - out.size());
    }

    int outstanding() {
        return out.size() + silent.size();
    }

    /** Width of the window now. */
    int width() {
        return window.size();
    }
}
