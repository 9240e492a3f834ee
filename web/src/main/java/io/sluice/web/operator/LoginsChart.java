package io.sluice.web.operator;

import io.sluice.ejb.overview.HourOfLogins;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Bars for the sessions that began in each hour, in a drawing of {@link #WIDTH} × {@link #HEIGHT}.
 *
 * @param top what the upper line stands for
 */
public record LoginsChart(List<Bar> bars, long top) {
    public static final int WIDTH = 1160;
    public static final int HEIGHT = 140;
    private static final double GAP = 0.25;

    /**
     * One hour.
     *
     * @param labelled whether there is room for its time below it
     */
    public record Bar(Instant from, long logins, double x, double y, double width, double height, boolean labelled) {
        public double middle() {
            return x + width / 2;
        }
    }

    public LoginsChart {
        bars = List.copyOf(bars);
    }

    static LoginsChart of(List<HourOfLogins> hours) {
        long most = hours.stream().mapToLong(HourOfLogins::logins).max().orElse(0);
        double top = Scale.above(most);
        double step = (double) WIDTH / Math.max(1, hours.size());
        List<Bar> bars = IntStream.range(0, hours.size())
                .mapToObj(i -> {
                    HourOfLogins hour = hours.get(i);
                    double height = Scale.tenth(HEIGHT * hour.logins() / top);
                    double x = Scale.tenth(step * (i + GAP / 2));
                    return new Bar(
                            hour.from(),
                            hour.logins(),
                            x,
                            Scale.tenth(HEIGHT - height),
                            Scale.tenth(step * (1 - GAP)),
                            height,
                            (hours.size() - 1 - i) % 4 == 0);
                })
                .toList();
        return new LoginsChart(bars, (long) top);
    }

    public boolean isEmpty() {
        return bars.stream().allMatch(bar -> bar.logins() == 0);
    }
}
