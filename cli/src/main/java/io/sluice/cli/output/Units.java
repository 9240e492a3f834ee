package io.sluice.cli.output;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes octets, durations and instants as people read them. What cannot be read is shown as it came. */
final class Units {
    private static final String[] BINARY = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);

    private Units() {}

    static String octets(long octets) {
        if (octets < 1024) {
            return octets + " B";
        }
        int unit = 0;
        double value = octets / 1024.0;
        // 1023.95 would be rounded to 1024.0, which is one of the next unit
        while (value >= 1023.95 && unit < BINARY.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, BINARY[unit]);
    }

    static String duration(String iso) {
        try {
            Duration duration = Duration.parse(iso);
            String clock = String.format(
                    Locale.ROOT,
                    "%d:%02d:%02d",
                    duration.toHoursPart(),
                    duration.toMinutesPart(),
                    duration.toSecondsPart());
            return duration.toDays() > 0 ? duration.toDays() + "d " + clock : clock;
        } catch (DateTimeException unknown) {
            return iso;
        }
    }

    static String instant(String rfc3339, ZoneId zone) {
        try {
            return OffsetDateTime.parse(rfc3339).atZoneSameInstant(zone).format(LOCAL);
        } catch (DateTimeException unknown) {
            return rfc3339;
        }
    }
}
