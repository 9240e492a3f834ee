package io.sluice.subscriber;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a login profile is made of: the rows of one subscriber as a projection reads them, unchecked.
 *
 * @param credential the password in clear, as octets; null if there is none
 * @param concurrency sessions at a time, 0 for any number
 * @param attributes the record's, in order
 * @param services the record's, in any order
 * @param subscriptions those that start at login and may be activated, in any order
 * @param statics services that the subscriber keeps over logins
 * @param withheld names of services that exclusive scopes have elsewhere
 */
public record LoginSource(
        long subscriberId,
        String login,
        byte @Nullable [] credential,
        SubscriberStatus status,
        long retailerId,
        int concurrency,
        List<RecordAttribute> attributes,
        List<RecordService> services,
        List<ActivateOnLogin> subscriptions,
        List<KeptService> statics,
        Set<String> withheld) {

    /** Of a subscriber who keeps none. */
    public LoginSource(
            long subscriberId,
            String login,
            byte @Nullable [] credential,
            SubscriberStatus status,
            long retailerId,
            int concurrency,
            List<RecordAttribute> attributes,
            List<RecordService> services,
            List<ActivateOnLogin> subscriptions) {
        this(
                subscriberId,
                login,
                credential,
                status,
                retailerId,
                concurrency,
                attributes,
                services,
                subscriptions,
                List.of(),
                Set.of());
    }

    /** What the same subscriber starts elsewhere. */
    public LoginSource at(List<ActivateOnLogin> subscriptionsThere, Set<String> withheldThere) {
        return new LoginSource(
                subscriberId,
                login,
                credential,
                status,
                retailerId,
                concurrency,
                attributes,
                services,
                subscriptionsThere,
                statics,
                withheldThere);
    }

    /** Names the subscriber without the credential. */
    @Override
    public String toString() {
        return "LoginSource[" + subscriberId + ", " + login + "]";
    }
}
