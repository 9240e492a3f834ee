package io.sluice.session;

import io.sluice.service.StatisticsMode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One activation of a service for a subscriber session. To be read only, as {@link SubscriberSession} is.
 *
 * <p>The login that granted the service makes it ACTIVE at the subscriber's Start, not yet confirmed; the NAS's first
 * record of the service confirms it and gives it its service id, or makes it if nothing announced it. The service's Stop,
 * the subscriber's Stop or a reboot of the NAS makes it STOPPED, with the cause.
 */
@Entity
@Table(name = "service_session")
public class ServiceSession {

    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "nas_id")
    private long nasId;

    @Column(name = "acct_session_id")
    private String acctSessionId;

    @Column(name = "service_id")
    private String serviceId;

    @Column(name = "subscriber_id")
    private @Nullable Long subscriberId;

    @Column(name = "login")
    private String login;

    @Column(name = "activation")
    private String activation;

    @Column(name = "service_version_id")
    private @Nullable Long serviceVersionId;

    @Column(name = "tag")
    private @Nullable Short tag;

    @Column(name = "timeout_seconds")
    private @Nullable Long timeoutSeconds;

    @Column(name = "volume_megabytes")
    private @Nullable Long volumeMegabytes;

    @Column(name = "statistics")
    private @Nullable String statistics;

    @Column(name = "interim_seconds")
    private @Nullable Long interimSeconds;

    @Column(name = "state")
    private short state;

    /** Neither stopped nor failed; the database derives it from the state. */
    @Column(name = "open", insertable = false, updatable = false)
    private boolean open;

    @Column(name = "confirmed")
    private boolean confirmed;

    @Column(name = "owner")
    private short owner;

    @Column(name = "started_at")
    private @Nullable Instant startedAt;

    @Column(name = "start_seen")
    private boolean startSeen;

    @Column(name = "first_seen_at")
    private Instant firstSeenAt;

    @Column(name = "last_seen_at")
    private Instant lastSeenAt;

    @Column(name = "stopped_at")
    private @Nullable Instant stoppedAt;

    @Column(name = "stop_seen")
    private boolean stopSeen;

    @Column(name = "session_time")
    private long sessionTime;

    @Column(name = "input_octets")
    private long inputOctets;

    @Column(name = "output_octets")
    private long outputOctets;

    @Column(name = "input_packets")
    private long inputPackets;

    @Column(name = "output_packets")
    private long outputPackets;

    @Column(name = "terminate_cause")
    private @Nullable Integer terminateCause;

    @Column(name = "stop_cause")
    private @Nullable String stopCause;

    @Column(name = "limited_since")
    private @Nullable Instant limitedSince;

    @SuppressWarnings("NullAway.Init")
    protected ServiceSession() {}

    public UUID id() {
        return id;
    }

    public long nasId() {
        return nasId;
    }

    /** As the NAS reported it, also when another session bears it by now. */
    public String acctSessionId() {
        return SessionKey.reported(acctSessionId);
    }

    public String serviceId() {
        return serviceId;
    }

    public @Nullable Long subscriberId() {
        return subscriberId;
    }

    public String login() {
        return login;
    }

    public String activation() {
        return activation;
    }

    public @Nullable Long serviceVersionId() {
        return serviceVersionId;
    }

    public @Nullable Integer tag() {
        return tag == null ? null : tag.intValue();
    }

    public @Nullable Long timeoutSeconds() {
        return timeoutSeconds;
    }

    public @Nullable Long volumeMegabytes() {
        return volumeMegabytes;
    }

    public @Nullable StatisticsMode statistics() {
        return statistics == null ? null : StatisticsMode.valueOf(statistics);
    }

    public @Nullable Long interimSeconds() {
        return interimSeconds;
    }

    public ServiceState state() {
        return ServiceState.of(state);
    }

    public boolean confirmed() {
        return confirmed;
    }

    public SessionOwner owner() {
        return SessionOwner.of(owner);
    }

    public @Nullable Instant startedAt() {
        return startedAt;
    }

    public boolean startSeen() {
        return startSeen;
    }

    public Instant firstSeenAt() {
        return firstSeenAt;
    }

    public Instant lastSeenAt() {
        return lastSeenAt;
    }

    public @Nullable Instant stoppedAt() {
        return stoppedAt;
    }

    public boolean stopSeen() {
        return stopSeen;
    }

    public long sessionTime() {
        return sessionTime;
    }

    public long inputOctets() {
        return inputOctets;
    }

    public long outputOctets() {
        return outputOctets;
    }

    public long inputPackets() {
        return inputPackets;
    }

    public long outputPackets() {
        return outputPackets;
    }

    public @Nullable Integer terminateCause() {
        return terminateCause;
    }

    public @Nullable StopCause stopCause() {
        return stopCause == null ? null : StopCause.valueOf(stopCause);
    }

    /** When it began by the business clock, null for one without limits. */
    public @Nullable Instant limitedSince() {
        return limitedSince;
    }
}
