package io.sluice.cli.nas;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Supplier;

/** Tells where a long run stands: one line that renews itself on a terminal, else a line every ten seconds and at every change of phase. */
public final class Progress {

    private static final int BAR = 30;
    private static final long TERMINAL_MILLIS = 200;
    private static final long PLAIN_MILLIS = 10_000;

    private final PrintWriter out;
    private final boolean terminal;
    private long shownAt = Long.MIN_VALUE / 2;
    private String phase = "";
    private int lastLength;

    public Progress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /**
     * Shows it, if it is time to.
     *
     * @param share how much of the phase is done, 0 to 1
     * @param detail asked for only if it is shown
     * @param millis the time on a clock that never goes back
     */
    public void show(String nowPhase, double share, Supplier<String> detail, long millis) {
        boolean changed = !phase.equals(nowPhase);
        if (!changed && millis - shownAt < (terminal ? TERMINAL_MILLIS : PLAIN_MILLIS)) {
            return;
        }
        phase = nowPhase;
        shownAt = millis;
        if (terminal) {
            renew(bar(share) + " " + nowPhase + " " + detail.get());
        } else {
            out.println(String.format(Locale.ROOT, "%s %3.0f %% %s", nowPhase, share * 100, detail.get()));
        }
        out.flush();
    }

    /** Leaves the line for whatever is printed next. */
    public void end() {
        if (terminal && lastLength > 0) {
            renew("");
            out.print('\r');
            out.flush();
        }
    }

    private void renew(String line) {
        out.print('\r' + line + " ".repeat(Math.max(0, lastLength - line.length())));
        lastLength = line.length();
    }

    private static String bar(double share) {
        int full = (int) Math.round(Math.max(0, Math.min(1, share)) * BAR);
        return "[" + "#".repeat(full) + " ".repeat(BAR - full) + "]";
    }
}
