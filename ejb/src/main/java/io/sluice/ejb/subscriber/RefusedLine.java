package io.sluice.ejb.subscriber;

import io.sluice.ejb.platform.Violation;
import java.util.List;

/**
 * A line of which nothing was stored.
 *
 * @param number of the line in what was sent, from 1
 * @param violations with pointers into the line as JSON; at least one
 */
public record RefusedLine(long number, List<Violation> violations) {

    public RefusedLine {
        violations = List.copyOf(violations);
    }
}
