package io.sluice.ejb.usage;

import io.sluice.accounting.TrustScore;
import java.time.LocalDate;
import java.util.List;

/**
 * How far a NAS's accounting can be believed.
 *
 * @param total over all days
 * @param days each day by itself in UTC, oldest first; days without a record are left out
 */
public record TrustView(String nas, TrustScore total, List<Day> days) {

    /** One day. */
    public record Day(LocalDate day, TrustScore score) {}

    public TrustView {
        days = List.copyOf(days);
    }
}
