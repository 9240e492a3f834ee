package io.sluice.ejb.session;

import io.sluice.session.SessionState;
import org.jspecify.annotations.Nullable;

/**
 * Which subscriber sessions are wanted; null leaves a criterion out.
 *
 * @param nas name of the NAS
 * @param framedIpAddress the subscriber's IPv4 address; without a state it finds open sessions only, since a closed
 *     session's address may long be somebody else's
 * @param acctSessionId as the NAS names the session
 */
public record SubscriberSessionFilter(
        @Nullable String login,
        @Nullable String nas,
        @Nullable SessionState state,
        @Nullable String framedIpAddress,
        @Nullable String acctSessionId) {

    public static final SubscriberSessionFilter NONE = new SubscriberSessionFilter(null, null, null, null, null);

    /** Without the NAS's name for the session. */
    public SubscriberSessionFilter(
            @Nullable String login,
            @Nullable String nas,
            @Nullable SessionState state,
            @Nullable String framedIpAddress) {
        this(login, nas, state, framedIpAddress, null);
    }
}
