package io.sluice.web.operator;

import io.sluice.accounting.AccountingStatus;
import io.sluice.ejb.accounting.AccountingRecordView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How fast a session's traffic was between one accounting record and the next, as two stepped lines in a drawing of {@link #WIDTH} ×
 * {@link #HEIGHT}. What happened within such a stretch nobody reported.
 *
 * @param stretches oldest first
 * @param top bits in a second that the upper line stands for
 */
public record TrafficChart(List<Stretch> stretches, double top) {
    public static final int WIDTH = 1160;
    public static final int HEIGHT = 160;
    private static final int BITS = 8;

    /**
     * From one record to the next.
     *
     * @param down bits in a second towards the subscriber
     * @param up bits in a second from the subscriber
     */
    public record Stretch(Instant from, Instant to, double down, double up) {}

    public TrafficChart {
        stretches = List.copyOf(stretches);
    }

    /**
     * Draws what records of one subscriber session tell; a Start without counters has counted nothing yet; records of its services,
     * and others without counters, are left out.
     *
     * @param records in any order
     */
    static TrafficChart of(List<AccountingRecordView> records) {
        List<AccountingRecordView> counted = records.stream()
                .filter(record -> record.serviceSession() == null)
                .filter(TrafficChart::hasCounters)
                .sorted(Comparator.comparing(AccountingRecordView::eventAt))
                .toList();
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 1; i < counted.size(); i++) {
            AccountingRecordView before = counted.get(i - 1);
            AccountingRecordView after = counted.get(i);
            double seconds = Duration.between(before.eventAt(), after.eventAt()).toMillis() / 1000.0;
            if (seconds > 0) {
                stretches.add(new Stretch(
                        before.eventAt(),
                        after.eventAt(),
                        rate(octets(before.outputOctets()), octets(after.outputOctets()), seconds),
                        rate(octets(before.inputOctets()), octets(after.inputOctets()), seconds)));
            }
        }
        double most = stretches.stream()
                .mapToDouble(stretch -> Math.max(stretch.down(), stretch.up()))
                .max()
                .orElse(0);
        return new TrafficChart(stretches, Scale.above(most));
    }

    /** A counter that went down was set back; what it counted in between is not known. */
    private static double rate(long before, long after, double seconds) {
        return Math.max(0, (after - before) * BITS / seconds);
    }

    private static boolean hasCounters(AccountingRecordView record) {
        return record.status() == AccountingStatus.START
                || record.inputOctets() != null && record.outputOctets() != null;
    }

    private static long octets(@Nullable Long counted) {
        return counted == null ? 0 : counted;
    }

    public boolean isEmpty() {
        return stretches.isEmpty();
    }

    public Instant from() {
        return stretches.get(0).from();
    }

    public Instant to() {
        return stretches.get(stretches.size() - 1).to();
    }

    /** The line of what the subscriber received, as an SVG path. */
    public String downPath() {
        return path(true);
    }

    /** The line of what the subscriber sent. */
    public String upPath() {
        return path(false);
    }

    /** The surface below the line of what was received. */
    public String downArea() {
        return isEmpty() ? "" : downPath() + "V" + HEIGHT + "H0Z";
    }

    private String path(boolean down) {
        StringBuilder path = new StringBuilder();
        for (Stretch stretch : stretches) {
            double y = Scale.tenth(HEIGHT - HEIGHT * (down ? stretch.down() : stretch.up()) / top);
            path.append(path.isEmpty() ? "M" : "L")
                    .append(String.format(Locale.ROOT, "%.1f %.1f", x(stretch.from()), y))
                    .append(String.format(Locale.ROOT, "H%.1f", x(stretch.to())));
        }
        return path.toString();
    }

    private double x(Instant time) {
        double whole = Duration.between(from(), to()).toMillis();
        return Scale.tenth(WIDTH * Duration.between(from(), time).toMillis() / whole);
    }
}
