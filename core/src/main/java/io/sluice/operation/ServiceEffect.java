package io.sluice.operation;

import io.sluice.session.StopCause;
import org.jspecify.annotations.Nullable;

/**
 * How an operation's step changes a service session.
 *
 * @param cause why it stopped, null if it did not
 */
public record ServiceEffect(
        ServiceTarget target, Kind kind, @Nullable StopCause cause) {

    /** What becomes of it. */
    public enum Kind {
        /** It comes to be, ACTIVATING. */
        STARTING,
        /** ACTIVE; the limits it now has are the target's. */
        ACTIVE,
        /** ACTIVE as before. */
        RUNNING_ON,
        /** DEACTIVATING. */
        STOPPING,
        /** STOPPED, with the cause. */
        STOPPED,
        /** FAILED: it never came to be. */
        FAILED
    }

    static ServiceEffect of(ServiceTarget target, Kind kind) {
        return new ServiceEffect(target, kind, null);
    }

    static ServiceEffect stopped(ServiceTarget target, StopCause cause) {
        return new ServiceEffect(target, Kind.STOPPED, cause);
    }
}
