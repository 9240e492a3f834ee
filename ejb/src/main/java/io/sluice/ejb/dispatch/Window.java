package io.sluice.ejb.dispatch;

/**
 * How many requests a NAS or server may have unanswered. With each round that filled it and came back it is doubled, once it was
 * halved it grows by {@value #GROWTH}. It is halved when a round lost more than an eighth to silence, and at once, but once a round, when the NAS says that it has no
 * resources (Error-Cause 506). A round is as many outcomes as the window is wide. For one thread.
 */
public final class Window {

    static final int GROWTH = 8;
    private static final int TOLERATED = 8;

    private final int most;
    private int size;
    private int outcomes;
    private int losses;
    private boolean filled;
    private boolean searching = true;

    /**
     * @param start 1 to {@code most}
     * @param most 1 and more
     */
    public Window(int start, int most) {
        if (start < 1 || most < start) {
            throw new IllegalArgumentException("a window starts with 1 to " + most + ", not " + start);
        }
        this.size = start;
        this.most = most;
    }

    /** How many may be unanswered now. */
    public int size() {
        return size;
    }

    /** Notes how many are unanswered after sending: a window nobody fills need not grow. */
    public void sent(int unanswered) {
        filled |= unanswered >= size;
    }

    /** Notes an answer, of whatever content, to the first transmission. */
    public void answered() {
        count();
    }

    /** Notes that a transmission was lost: no answer came, or only to a retransmission. */
    public void lost() {
        losses++;
        count();
    }

    /** Notes that the NAS has no resources for more. */
    void refusedForLoad() {
        if (losses >= 0) {
            shrink();
            // Whatever else this round brings was sent into the wider window.
            losses = Integer.MIN_VALUE / 2;
        }
        count();
    }

    private void count() {
        if (++outcomes < size) {
            return;
        }
        if (losses > 0 && losses * TOLERATED > outcomes) {
            shrink();
        } else if (losses >= 0 && filled) {
            size = Math.min(most, searching ? size * 2 : size + GROWTH);
        }
        outcomes = 0;
        losses = 0;
        filled = false;
    }

    private void shrink() {
        searching = false;
        size = Math.max(1, size / 2);
        outcomes = 0;
    }
}
