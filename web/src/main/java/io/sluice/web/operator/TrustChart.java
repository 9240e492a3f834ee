package io.sluice.web.operator;

import io.sluice.ejb.usage.TrustView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A NAS's trust score on each day, as bars in a drawing of {@link #WIDTH} × {@link #HEIGHT}; the whole height is 100.
 *
 * @param bars oldest first
 */
public record TrustChart(List<Bar> bars) {
    public static final int WIDTH = 1160;
    public static final int HEIGHT = 100;
    private static final int DAYS = 7;
    private static final double GAP = 0.25;

    /** One day. */
    public record Bar(LocalDate day, int score, long records, double x, double width) {
        public int y() {
            return HEIGHT - score;
        }

        public double middle() {
            return x + width / 2;
        }
    }

    public TrustChart {
        bars = List.copyOf(bars);
    }

    static TrustChart of(TrustView trust) {
        double step = (double) WIDTH / DAYS;
        List<Bar> bars = new ArrayList<>();
        for (TrustView.Day day : trust.days()) {
            bars.add(new Bar(
                    day.day(),
                    day.score().score(),
                    day.score().records(),
                    Scale.tenth(step * (bars.size() + GAP / 2)),
                    Scale.tenth(step * (1 - GAP))));
        }
        return new TrustChart(bars);
    }

    public boolean isEmpty() {
        return bars.isEmpty();
    }
}
