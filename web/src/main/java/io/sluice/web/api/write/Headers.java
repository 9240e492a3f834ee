package io.sluice.web.api.write;

import io.sluice.ejb.platform.ExpectedState;
import io.sluice.ejb.write.KeyedRequest;
import io.sluice.web.problem.Problem;
import io.sluice.web.problem.ProblemType;
import io.sluice.web.problem.Refusal;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the headers that steer a change. */
final class Headers {

    private static final Pattern TAGS = Pattern.compile("\\s*((W/)?\"[\\x21\\x23-\\x7E]*\"\\s*(,\\s*|$))+");
    private static final Pattern STRONG_TAG = Pattern.compile("(?<!W/)\"(\\d{1,9})\"");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1," + KeyedRequest.LONGEST_KEY + "}");

    private Headers() {}

    /** What If-Match and If-None-Match say (RFC 9110 §13.1); a weak or foreign tag matches nothing. */
    static ExpectedState expected(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        if (ifNoneMatch != null) {
            if (!ifNoneMatch.strip().equals("*") || ifMatch != null) {
                throw refusal("If-None-Match", "A change understands only *, and not together with If-Match.");
            }
            return ExpectedState.ABSENT;
        }
        if (ifMatch == null) {
            return ExpectedState.UNSAID;
        }
        if (ifMatch.strip().equals("*")) {
            return ExpectedState.ANY;
        }
        if (!TAGS.matcher(ifMatch).matches()) {
            throw refusal("If-Match", "An ETag in its quotes is expected, like \"3\", or *.");
        }
        Set<Integer> versions = new HashSet<>();
        Matcher tag = STRONG_TAG.matcher(ifMatch);
        while (tag.find()) {
            versions.add(Integer.valueOf(tag.group(1)));
        }
        return new ExpectedState(versions, false, false);
    }

    static @Nullable String idempotencyKey(@Nullable String header) {
        if (header != null && !KEY.matcher(header).matches()) {
            throw refusal(
                    "Idempotency-Key",
                    "1 to " + KeyedRequest.LONGEST_KEY + " printable ASCII characters without space are expected.");
        }
        return header;
    }

    private static Refusal refusal(String header, String detail) {
        return new Refusal(Problem.of(ProblemType.INVALID_HEADER, header + ": " + detail));
    }
}
