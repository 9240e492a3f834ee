package io.sluice.ejb.subscriber;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/** Many ids as few subjects of the change log: {@code 17}, {@code 20-1019}, {@code 3,5,9-12}. */
public final class IdRanges {

    /** What the column takes. */
    private static final int LONGEST = 253;

    /** Up to so many ids that are not meant are named too, since two short ranges are longer than one; reading one is cheap. */
    private static final int GREATEST_GAP = 4;

    private IdRanges() {}

    /** As few texts as it takes. */
    public static List<String> of(Collection<Long> ids) {
        List<String> subjects = new ArrayList<>();
        StringBuilder subject = new StringBuilder();
        long first = -1;
        long last = -1;
        for (long id : new TreeSet<>(ids)) {
            if (first >= 0 && id <= last + GREATEST_GAP) {
                last = id;
                continue;
            }
            append(first, last, subject, subjects);
            first = id;
            last = id;
        }
        append(first, last, subject, subjects);
        if (subject.length() > 0) {
            subjects.add(subject.toString());
        }
        return subjects;
    }

    private static void append(long first, long last, StringBuilder subject, List<String> subjects) {
        if (first < 0) {
            return;
        }
        String range = first == last ? String.valueOf(first) : first + "-" + last;
        if (subject.length() + 1 + range.length() > LONGEST) {
            subjects.add(subject.toString());
            subject.setLength(0);
        }
        if (subject.length() > 0) {
            subject.append(',');
        }
        subject.append(range);
    }

    /** Tells each id of a subject, and perhaps some between that were not meant. */
    public static void expand(String subject, LongConsumer ids) {
        for (String range : subject.split(",", -1)) {
            int dash = range.indexOf('-');
            long first = Long.parseLong(dash < 0 ? range : range.substring(0, dash));
            long last = dash < 0 ? first : Long.parseLong(range.substring(dash + 1));
            for (long id = first; id <= last; id++) {
                ids.accept(id);
            }
        }
    }
}
