package io.sluice.session;

import io.sluice.service.ServiceGrant;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A login that was accepted and whose Accounting-Start is awaited.
 *
 * @param sessionId the id the subscriber session will have; it also rides in Class
 * @param services what the Access-Accept activated, by tag
 * @param expectedAt when the Access-Accept was decided
 */
public record ExpectedLogin(
        UUID sessionId,
        long subscriberId,
        String login,
        long nasId,
        @Nullable String acctSessionId,
        @Nullable Long nasPort,
        @Nullable String nasPortId,
        @Nullable String callingStationId,
        @Nullable String framedIpAddress,
        List<ServiceGrant> services,
        Instant expectedAt) {

    public ExpectedLogin {
        services = List.copyOf(services);
    }
}
