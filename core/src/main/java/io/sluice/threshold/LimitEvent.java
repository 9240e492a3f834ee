package io.sluice.threshold;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that happened with a limit. To be read only: rows are written by whoever looks at limits, and never change. */
@Entity
@Table(name = "limit_event")
public class LimitEvent {

    /** What happened; stored by name. */
    public enum Kind {
        /** A percentage that is to be told of was passed. */
        NEAR,
        /** The limit itself was reached. */
        REACHED,
        /** The end of the service was ordered. */
        STOPPED,
        /** Another service was ordered in its place. */
        SWITCHED,
        /** What has to be done cannot be ordered; the detail says why. */
        POWERLESS
    }

    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "happened_at")
    private Instant happenedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind", length = 16)
    private Kind kind;

    @Enumerated(EnumType.STRING)
    @Column(name = "limit_kind", length = 8)
    private LimitKind limit;

    @Column(name = "percent")
    private short percent;

    @Column(name = "service_session_id")
    private @Nullable UUID serviceSessionId;

    @Column(name = "nas_id")
    private @Nullable Long nasId;

    @Column(name = "acct_session_id")
    private @Nullable String acctSessionId;

    @Column(name = "subscriber_id")
    private @Nullable Long subscriberId;

    @Column(name = "login")
    private String login;

    @Column(name = "activation")
    private String activation;

    @Column(name = "used")
    private long used;

    @Column(name = "limited_to")
    private long limitedTo;

    @Column(name = "operation_id")
    private @Nullable UUID operationId;

    @Column(name = "detail")
    private String detail;

    @SuppressWarnings("NullAway.Init")
    protected LimitEvent() {}

    /** Ordered by time. */
    public UUID id() {
        return id;
    }

    /** By the business clock. */
    public Instant happenedAt() {
        return happenedAt;
    }

    public Kind kind() {
        return kind;
    }

    public LimitKind limit() {
        return limit;
    }

    /** Of the limit, 100 for all of it. */
    public int percent() {
        return percent;
    }

    public @Nullable UUID serviceSessionId() {
        return serviceSessionId;
    }

    public @Nullable Long nasId() {
        return nasId;
    }

    public @Nullable String acctSessionId() {
        return acctSessionId;
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

    /** Seconds or octets, as {@link #limit} says. */
    public long used() {
        return used;
    }

    public long limitedTo() {
        return limitedTo;
    }

    /** What was ordered, null if nothing. */
    public @Nullable UUID operationId() {
        return operationId;
    }

    public String detail() {
        return detail;
    }
}
