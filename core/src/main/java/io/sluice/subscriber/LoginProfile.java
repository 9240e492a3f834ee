package io.sluice.subscriber;

import io.sluice.service.ServiceGrant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one subscriber that a login asks for: an immutable row of the login index, made by
 * {@link LoginProfiles}. Its arrays are shared, not copied; nobody may write to them.
 *
 * @param credential the password in clear, as octets; null if there is none
 * @param concurrency sessions at a time, 0 for any number
 * @param attributes the record's reply attributes, encoded as they are sent
 * @param elsewhere what a login starts in place of {@code loginServices} at certain NASes, by id; empty for almost everybody
 */
public record LoginProfile(
        long subscriberId,
        String login,
        byte @Nullable [] credential,
        SubscriberStatus status,
        long retailerId,
        int concurrency,
        byte[] attributes,
        LoginServices loginServices,
        Map<Long, LoginServices> elsewhere) {

    /** One that is the same at all NASes. */
    public LoginProfile(
            long subscriberId,
            String login,
            byte @Nullable [] credential,
            SubscriberStatus status,
            long retailerId,
            int concurrency,
            byte[] attributes,
            LoginServices loginServices) {
        this(subscriberId, login, credential, status, retailerId, concurrency, attributes, loginServices, Map.of());
    }

    /** The profile as it counts at a NAS. */
    public LoginProfile at(long nasId) {
        LoginServices there = elsewhere.isEmpty() ? null : elsewhere.get(nasId);
        return there == null
                ? this
                : new LoginProfile(subscriberId, login, credential, status, retailerId, concurrency, attributes, there);
    }

    /** What the Access-Accept starts, in this order; see {@link LoginServices}. */
    public List<ServiceGrant> services() {
        return loginServices.granted();
    }

    /** What has no room in the Access-Accept. */
    public List<ServiceGrant> overflow() {
        return loginServices.overflow();
    }

    /**
     * The services' attributes, encoded as they are sent.
     *
     * @param dialect index of the rendering in {@link LoginServices#rendered}
     */
    public byte[] renderedServices(int dialect) {
        return loginServices.rendered().get(dialect);
    }

    /** Names the subscriber without the credential. */
    @Override
    public String toString() {
        return "LoginProfile[" + subscriberId + ", " + login + "]";
    }
}
