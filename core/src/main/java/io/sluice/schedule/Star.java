package io.sluice.schedule;

import java.util.Arrays;

/** What a star for the hour or the minute stands for. */
enum Star {
    /** 0: an event at {@code hour=8} is at 08:00. */
    ZERO,
    /** The first value, where an exclusion begins. */
    FIRST,
    /** The last value, where an exclusion ends. */
    LAST;

    /** The times of day that match, in minutes since midnight, ascending. */
    int[] minutesOfDay(TimeFields fields) {
        int[] hours = values(fields.of(TimeField.HOUR));
        int[] minutes = values(fields.of(TimeField.MINUTE));
        return Arrays.stream(hours)
                .flatMap(hour -> Arrays.stream(minutes).map(minute -> hour * 60 + minute))
                .toArray();
    }

    private int[] values(FieldValues field) {
        if (!field.isAny()) {
            return field.all();
        }
        return new int[] {this == LAST ? field.highest() : field.lowest()};
    }
}
