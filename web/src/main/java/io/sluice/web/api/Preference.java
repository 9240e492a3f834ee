package io.sluice.web.api;

import io.sluice.web.problem.Problem;
import io.sluice.web.problem.ProblemType;
import io.sluice.web.problem.Refusal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a request waits for what it has set going: {@code Prefer: wait=5} (RFC 7240 §4.3). */
final class Preference {
    static final Duration LONGEST = Duration.ofSeconds(60);

    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?([0-9]{1,9})\"?(?=$|[,;\\s])");
    private static final Pattern ANY_WAIT = Pattern.compile("(?:^|[,;\\s])wait\\s*=");

    private Preference() {}

    /** Not at all where nothing is said, and never longer than {@link #LONGEST}; other preferences are ignored. */
    static Duration wait(@Nullable String prefer) {
        if (prefer == null) {
            return Duration.ZERO;
        }
        Matcher said = WAIT.matcher(prefer);
        if (said.find()) {
            Duration asked = Duration.ofSeconds(Long.parseLong(said.group(1)));
            return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
        }
        if (ANY_WAIT.matcher(prefer).find()) {
            throw new Refusal(Problem.of(
                    ProblemType.INVALID_HEADER, "Prefer: wait=<seconds> expects a whole number of seconds."));
        }
        return Duration.ZERO;
    }
}
