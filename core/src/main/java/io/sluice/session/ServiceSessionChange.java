package io.sluice.session;

import io.sluice.service.ServiceGrant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a batch of accounting requests changes in one service session, which may not exist yet.
 *
 * @param id the session's id if it does not exist yet
 * @param subscriberId {@link io.sluice.accounting.Usage#ABSENT} if not known
 * @param grant what the login granted, null if that was told before or is not known
 * @param recorded whether the NAS sent a record of the service; otherwise only the login tells of it
 * @param firstOfActivation whether it has the lowest service id of its activation in the batch, and so may take over the
 *     row that the login made
 */
public record ServiceSessionChange(
        ServiceKey key,
        UUID id,
        long subscriberId,
        String login,
        @Nullable ServiceGrant grant,
        boolean recorded,
        boolean firstOfActivation,
        Lifetime lifetime) {

    ServiceSessionChange with(ServiceSessionChange other) {
        return new ServiceSessionChange(
                recorded ? key : other.key,
                id,
                Math.max(subscriberId, other.subscriberId),
                login.isEmpty() ? other.login : login,
                grant != null ? grant : other.grant,
                recorded || other.recorded,
                firstOfActivation || other.firstOfActivation,
                lifetime.with(other.lifetime));
    }

    ServiceSessionChange asFirstOfActivation() {
        return new ServiceSessionChange(key, id, subscriberId, login, grant, recorded, true, lifetime);
    }

    public ServiceState state() {
        return lifetime.isOver() ? ServiceState.STOPPED : ServiceState.ACTIVE;
    }
}
