package io.sluice.subscriber.draft;

import io.sluice.service.Authorization;
import io.sluice.service.ServiceTerms;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The mutex groups of what one subscriber starts at login. Two members of a group exclude each other, so a login could start
 * only the first of them; whoever writes the second is told. A service that a schedule authorizes is let pass: day and night
 * may each have a member. For one draft.
 */
public final class LoginGroups {

    private final Map<Integer, String> members = new HashMap<>();

    /**
     * Puts down what starts at login already.
     *
     * @param called how to name it to a person
     */
    public void hold(ServiceTerms terms, String called) {
        if (excludes(terms)) {
            members.putIfAbsent(terms.mutexGroup(), called);
        }
    }

    /** What speaks against starting one more, which is put down if nothing does. */
    Optional<String> objectionTo(ServiceTerms terms, String called) {
        if (!excludes(terms)) {
            return Optional.empty();
        }
        String other = members.putIfAbsent(terms.mutexGroup(), called);
        return Optional.ofNullable(other)
                .map(first -> called + " and " + first + " exclude each other: both are of mutex group "
                        + terms.mutexGroup());
    }

    private static boolean excludes(ServiceTerms terms) {
        return terms.mutexGroup() != null && terms.authorization() != Authorization.SCHEDULE;
    }
}
