package io.sluice.web.operator;

import io.sluice.ejb.usage.UsageView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was used in each hour, as two bars side by side: down and up. In a drawing of {@link #WIDTH} × {@link #HEIGHT}.
 *
 * @param bars oldest first, without gaps
 * @param rows what the bars stand for and what services used, newest first
 * @param top octets that the upper line stands for
 */
public record UsageChart(List<Bar> bars, List<UsageView> rows, double top) {
    public static final int WIDTH = 1160;
    public static final int HEIGHT = 140;

    /** Most hours drawn; the table has all that were found. */
    static final int HOURS = 48;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final double GAP = 0.25;
    private static final int LABELS = 8;

    /**
     * One hour.
     *
     * @param labelled whether there is room for its time below it
     */
    public record Bar(
            Instant from,
            long down,
            long up,
            double x,
            double width,
            double downHeight,
            double upHeight,
            boolean labelled) {

        public double downY() {
            return Scale.tenth(HEIGHT - downHeight);
        }

        public double upY() {
            return Scale.tenth(HEIGHT - upHeight);
        }

        public double upX() {
            return Scale.tenth(x + width);
        }
    }

    public UsageChart {
        bars = List.copyOf(bars);
        rows = List.copyOf(rows);
    }

    /**
     * @param hours newest first
     */
    static UsageChart of(List<UsageView> hours) {
        Map<Instant, UsageView> whole = new HashMap<>();
        for (UsageView hour : hours) {
            if (hour.service() == null) {
                whole.put(hour.hour(), hour);
            }
        }
        if (whole.isEmpty()) {
            return new UsageChart(List.of(), hours, 1);
        }
        Instant last = hours.get(0).hour();
        Instant first = hours.get(hours.size() - 1).hour();
        Instant earliest = last.minus(HOUR.multipliedBy(HOURS - 1));
        first = first.isBefore(earliest) ? earliest : first;
        double top = Scale.above(most(whole));
        int count = (int) Duration.between(first, last).toHours() + 1;
        double step = (double) WIDTH / Math.max(count, 6);
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant from = first.plus(HOUR.multipliedBy(i));
            UsageView hour = whole.get(from);
            bars.add(bar(from, hour, i, step, top, i % Math.max(1, count / LABELS) == 0));
        }
        return new UsageChart(bars, hours, top);
    }

    private static double most(Map<Instant, UsageView> whole) {
        return whole.values().stream()
                .mapToDouble(
                        hour -> Math.max(hour.used().outputOctets(), hour.used().inputOctets()))
                .max()
                .orElse(0);
    }

    private static Bar bar(Instant from, @Nullable UsageView hour, int at, double step, double top, boolean labelled) {
        long down = hour == null ? 0 : hour.used().outputOctets();
        long up = hour == null ? 0 : hour.used().inputOctets();
        return new Bar(
                from,
                down,
                up,
                Scale.tenth(step * (at + GAP / 2)),
                Scale.tenth(step * (1 - GAP) / 2),
                Scale.tenth(HEIGHT * down / top),
                Scale.tenth(HEIGHT * up / top),
                labelled);
    }

    /** What the upper line stands for, in whole octets. */
    public long topOctets() {
        return (long) top;
    }

    public boolean isEmpty() {
        return bars.isEmpty();
    }
}
