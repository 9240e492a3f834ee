package io.sluice.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A login that was answered with Access-Accept and whose first accounting record is awaited. To be read only.
 *
 * <p>Written two seconds after the login unless the Start has come by then; deleted by the Start, or when it lapses.
 */
@Entity
@Table(name = "expected_session")
public class ExpectedSession {

    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "subscriber_id")
    private long subscriberId;

    @Column(name = "login")
    private String login;

    @Column(name = "nas_id")
    private long nasId;

    @Column(name = "acct_session_id")
    private @Nullable String acctSessionId;

    @Column(name = "nas_port")
    private @Nullable Long nasPort;

    @Column(name = "nas_port_id")
    private @Nullable String nasPortId;

    @Column(name = "calling_station_id")
    private @Nullable String callingStationId;

    @Column(name = "framed_ip_address")
    private @Nullable String framedIpAddress;

    @Column(name = "expected_at")
    private Instant expectedAt;

    @Column(name = "lapses_at")
    private Instant lapsesAt;

    @SuppressWarnings("NullAway.Init")
    protected ExpectedSession() {}

    public UUID id() {
        return id;
    }

    public long subscriberId() {
        return subscriberId;
    }

    public String login() {
        return login;
    }

    public long nasId() {
        return nasId;
    }

    public @Nullable String acctSessionId() {
        return acctSessionId;
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

    public Instant expectedAt() {
        return expectedAt;
    }

    public Instant lapsesAt() {
        return lapsesAt;
    }
}
