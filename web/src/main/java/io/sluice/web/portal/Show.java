package io.sluice.web.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How values are written on pages. Times are UTC; what is missing is a dash. */
@Named("show")
@ApplicationScoped
public class Show {
    private static final String NOTHING = "–";
    private static final char NARROW_SPACE = '\u202f';
    private static final int LONGEST_SECONDS = 100;
    private static final long MINUTE = 60;
    private static final long HOUR = 3600;
    private static final long DAY = 86_400;
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter HOUR_OF_DAY =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Clock clock = Clock.systemUTC();

    /** For the container's proxy. */
    protected Show() {}

    @Inject
    public Show(Clock clock) {
        this.clock = clock;
    }

    /** Like "2026-11-22 08:15:30". */
    public String time(@Nullable Instant time) {
        return time == null ? NOTHING : TIME.format(time);
    }

    /** Like "08:15". */
    public String clock(Instant time) {
        return HOUR_OF_DAY.format(time);
    }

    /** For programs, as {@code datetime} wants it. */
    public String machine(@Nullable Instant time) {
        return time == null ? "" : time.toString();
    }

    /** How long ago, like "5 min ago"; a clock slightly ahead of ours is "now". */
    public String ago(@Nullable Instant time) {
        if (time == null) {
            return NOTHING;
        }
        long seconds = Duration.between(time, clock.instant()).toSeconds();
        return seconds < 1 ? "now" : coarse(seconds) + " ago";
    }

    private static String coarse(long seconds) {
        if (seconds < LONGEST_SECONDS) {
            return seconds + " s";
        }
        if (seconds < 2 * HOUR) {
            return seconds / MINUTE + " min";
        }
        return seconds < 2 * DAY ? seconds / HOUR + " h" : seconds / DAY + " d";
    }

    /** A length of time, like "1 d 02:15:30" or "02:15:30". */
    public String seconds(@Nullable Long seconds) {
        if (seconds == null) {
            return NOTHING;
        }
        String clock = String.format(
                Locale.ROOT, "%02d:%02d:%02d", seconds % DAY / HOUR, seconds % HOUR / MINUTE, seconds % MINUTE);
        return seconds < DAY ? clock : seconds / DAY + " d " + clock;
    }

    /** Decimal units with three digits, like "1.28 MB"; so a router's counters are counted. */
    public String octets(@Nullable Long octets) {
        return octets == null ? NOTHING : scaled(octets, "");
    }

    /** Bits in a second, like "5.12 Mbit/s". */
    public String rate(double bitsPerSecond) {
        return scaled(bitsPerSecond, "bit/s");
    }

    private static String scaled(double value, String unit) {
        int step = 0;
        double left = value;
        while (left >= 999.5 && step < UNITS.length - 1) {
            left /= 1000;
            step++;
        }
        String pattern = step == 0 || left >= 99.95 ? "%.0f" : left >= 9.995 ? "%.1f" : "%.2f";
        String prefix = UNITS[step].substring(0, UNITS[step].length() - 1);
        return String.format(Locale.ROOT, pattern, left) + ' ' + (unit.isEmpty() ? UNITS[step] : prefix + unit);
    }

    /** A count with groups of three digits. */
    public String count(long count) {
        return String.format(Locale.ROOT, "%,d", count).replace(',', NARROW_SPACE);
    }

    /** Something that may be missing. */
    public String text(@Nullable Object value) {
        return value == null || value.toString().isEmpty() ? NOTHING : value.toString();
    }

    /** A constant in words: USER_LOGOUT is "user logout". */
    public String words(@Nullable Enum<?> constant) {
        return constant == null
                ? NOTHING
                : constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
