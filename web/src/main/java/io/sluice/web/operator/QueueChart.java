package io.sluice.web.operator;

import io.sluice.ejb.operation.QueueFigures;
import io.sluice.operation.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is open at each NAS, as one stacked bar each: first what is under way, then what waits, lane by lane.
 *
 * @param rows those with most first, at most {@link #MOST}
 * @param top operations that the whole width stands for
 */
public record QueueChart(List<Row> rows, long top) {
    static final int MOST = 12;
    public static final int WIDTH = 900;
    private static final int STEP = 26;
    private static final int BAR = 16;

    /** One NAS. */
    public record Row(String nas, long open, int y, List<Part> parts) {}

    /**
     * One part of a bar.
     *
     * @param name of the lane in small letters, or {@code sent}
     */
    public record Part(String name, long count, double x, double width) {}

    public QueueChart {
        rows = List.copyOf(rows);
    }

    static QueueChart of(List<QueueFigures> queues) {
        long most = queues.stream().mapToLong(QueueFigures::open).max().orElse(0);
        long top = (long) Scale.above(most);
        List<Row> rows = new ArrayList<>();
        for (QueueFigures queue : queues.subList(0, Math.min(MOST, queues.size()))) {
            rows.add(new Row(queue.nas(), queue.open(), rows.size() * STEP, parts(queue, top)));
        }
        return new QueueChart(rows, top);
    }

    private static List<Part> parts(QueueFigures queue, long top) {
        List<Part> parts = new ArrayList<>();
        double x = add(parts, "sent", queue.sent(), 0, top);
        for (Lane lane : Lane.values()) {
            x = add(parts, lane.name().toLowerCase(Locale.ROOT), queue.waiting(lane), x, top);
        }
        return parts;
    }

    private static double add(List<Part> parts, String name, long count, double x, long top) {
        if (count == 0) {
            return x;
        }
        double width = Scale.tenth((double) WIDTH * count / top);
        parts.add(new Part(name, count, x, width));
        return Scale.tenth(x + width);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public int height() {
        return rows.size() * STEP + STEP - BAR;
    }
}
