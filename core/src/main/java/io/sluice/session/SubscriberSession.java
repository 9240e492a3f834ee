package io.sluice.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A login at a NAS, as its accounting told it. To be read only: rows are written by whole batches of accounting requests
 * and by operations, never through this class.
 *
 * <p>It begins as an {@link ExpectedSession}, or unannounced with the first accounting record about it. The first Start
 * or Interim makes it ACTIVE; a Stop, or the NAS's Accounting-On or -Off, makes it CLOSED, and so it stays: what comes
 * later only raises its counters. One that falls silent becomes STALE and with its next record ACTIVE again. Records may
 * come in any order and any number of times, the outcome is the same. Nothing deletes it but the keeping time.
 */
@Entity
@Table(name = "subscriber_session")
public class SubscriberSession {

    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "nas_id")
    private long nasId;

    @Column(name = "acct_session_id")
    private String acctSessionId;

    @Column(name = "subscriber_id")
    private @Nullable Long subscriberId;

    @Column(name = "login")
    private String login;

    @Column(name = "state")
    private short state;

    @Column(name = "owner")
    private short owner;

    @Column(name = "nas_port")
    private @Nullable Long nasPort;

    @Column(name = "nas_port_id")
    private @Nullable String nasPortId;

    @Column(name = "calling_station_id")
    private @Nullable String callingStationId;

    @Column(name = "framed_ip_address")
    private @Nullable String framedIpAddress;

    @Column(name = "framed_ipv6_prefix")
    private @Nullable String framedIpv6Prefix;

    @Column(name = "delegated_ipv6_prefix")
    private @Nullable String delegatedIpv6Prefix;

    @Column(name = "started_at")
    private Instant startedAt;

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

    @SuppressWarnings("NullAway.Init")
    protected SubscriberSession() {}

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

    public @Nullable Long subscriberId() {
        return subscriberId;
    }

    public String login() {
        return login;
    }

    public SessionState state() {
        return SessionState.of(state);
    }

    public SessionOwner owner() {
        return SessionOwner.of(owner);
    }

    public @Nullable Long nasPort() {
        return nasPort;
    }

    public @Nullable String nasPortId() {
        return nasPortId;
    }

    public @Nullable String callingStationId() {
        return callingStationId;
    }

    public @Nullable String framedIpAddress() {
        return framedIpAddress;
    }

    public @Nullable String framedIpv6Prefix() {
        return framedIpv6Prefix;
    }

    public @Nullable String delegatedIpv6Prefix() {
        return delegatedIpv6Prefix;
    }

    public Instant startedAt() {
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
}
