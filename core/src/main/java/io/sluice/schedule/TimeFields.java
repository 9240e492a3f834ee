package io.sluice.schedule;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A wall-clock time as it is written: some fields are chosen, the others are stars.
 *
 * @param chosen the fields that are no star
 * @param zone whose wall clock is meant, null for the zone of the server
 */
public record TimeFields(
        Map<TimeField, FieldValues> chosen, @Nullable ZoneId zone) {

    /** Nothing but stars. */
    public static final TimeFields ANY = new TimeFields(Map.of(), null);

    private static final String ZONE = "time-zone";

    public TimeFields {
        Map<TimeField, FieldValues> kept = new EnumMap<>(TimeField.class);
        chosen.forEach((field, values) -> {
            if (!values.isAny()) {
                kept.put(field, values);
            }
        });
        chosen = Map.copyOf(kept);
    }

    /** What was chosen for a field, or its star. */
    public FieldValues of(TimeField field) {
        FieldValues values = chosen.get(field);
        return values == null ? FieldValues.any(field) : values;
    }

    /** Whether every field is a star. */
    public boolean isAny() {
        return chosen.isEmpty();
    }

    /**
     * Reads {@code hour=8, minute=30, day-of-week=mon-fri, time-zone=Europe/Berlin}; commas may be left out. A star or nothing
     * stands for {@link #ANY}. {@link #toString} writes the same.
     *
     * @throws IllegalArgumentException naming the field that cannot be read
     */
    public static TimeFields parse(String text) {
        Map<TimeField, FieldValues> chosen = new EnumMap<>(TimeField.class);
        ZoneId zone = null;
        for (String part : text.trim().split(",?\\s+", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0 && (part.isEmpty() || part.equals("*"))) {
                continue;
            }
            String word = equals < 0 ? part : part.substring(0, equals);
            String value = part.substring(equals + 1);
            if (word.equals(ZONE)) {
                zone = zone(value);
            } else {
                TimeField field = TimeField.ofWord(word)
                        .orElseThrow(() -> new IllegalArgumentException("there is no time field '" + word + "'"));
                chosen.put(field, FieldValues.parse(field, value));
            }
        }
        return new TimeFields(chosen, zone);
    }

    /**
     * A zone by its IANA name; fixed offsets are refused, since they do not follow the clocks of a place.
     *
     * @throws IllegalArgumentException naming the field
     */
    public static ZoneId zone(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw new IllegalArgumentException(ZONE + ": '" + name + "' is no IANA zone such as Europe/Berlin");
        }
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(ZONE + ": '" + name + "' is no IANA zone such as Europe/Berlin", e);
        }
    }

    /** The zone meant here, where the server's is this one. */
    public ZoneId zoneOr(ZoneId server) {
        return Objects.requireNonNullElse(zone, server);
    }

    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ");
        for (TimeField field : TimeField.values()) {
            FieldValues values = chosen.get(field);
            if (values != null) {
                text.add(field.word() + "=" + values);
            }
        }
        if (zone != null) {
            text.add(ZONE + "=" + zone.getId());
        }
        return text.length() == 0 ? "*" : text.toString();
    }
}
