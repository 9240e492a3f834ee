package io.sluice.schedule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as schedules see it.
 *
 * @param subscriber who holds it, by login or number
 * @param name unique among the subscriber's subscriptions
 * @param service name of the service
 * @param owners whose schedules apply to it, the most specific first; scopes by their precedence
 * @param usable whether the subscription is neither suspended nor hidden
 * @param onLogin whether each login starts it
 * @param activationOrder lowest first
 * @param mutex the group in which its service excludes others, null for none
 * @param authorizedBySchedule whether its service asks schedules for leave; denials count for such services only
 */
public record Enrolment(
        String subscriber,
        String name,
        String service,
        List<ScheduleOwner> owners,
        boolean usable,
        boolean onLogin,
        int activationOrder,
        @Nullable Mutex mutex,
        boolean authorizedBySchedule) {

    /** Of such a group one service at most is active; if the others do not give way, a further one is refused. */
    public record Mutex(String group, boolean othersGiveWay) {}

    public Enrolment {
        owners = List.copyOf(owners);
    }
}
