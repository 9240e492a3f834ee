package io.sluice.ejb.session;

import io.sluice.session.ServiceState;
import org.jspecify.annotations.Nullable;

/**
 * Which service sessions are wanted; null leaves a criterion out.
 *
 * @param nas name of the NAS
 */
public record ServiceSessionFilter(
        @Nullable String login,
        @Nullable String nas,
        @Nullable ServiceState state) {

    public static final ServiceSessionFilter NONE = new ServiceSessionFilter(null, null, null);
}
