package io.sluice.operation;

import io.sluice.session.SessionKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The row of an {@link Operation}, with what the interface shows of it. To be read only: rows are written by whole batches,
 * by those who order operations and by the dispatcher that holds the NAS's lease.
 */
@Entity
@Table(name = "operation")
public class StoredOperation {

    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "nas_id")
    private long nasId;

    @Column(name = "acct_session_id")
    private String acctSessionId;

    @Column(name = "subscriber_session_id")
    private UUID subscriberSessionId;

    @Column(name = "subscriber_id")
    private @Nullable Long subscriberId;

    @Column(name = "login")
    private String login;

    @Column(name = "lane")
    private short lane;

    @Column(name = "origin")
    private short origin;

    @Column(name = "ordered_by")
    private @Nullable String orderedBy;

    @Column(name = "wanted")
    private String wanted;

    @Column(name = "ordered_at")
    private Instant orderedAt;

    @Column(name = "due_at")
    private Instant dueAt;

    @Column(name = "give_up_at")
    private Instant giveUpAt;

    @Column(name = "state")
    private short state;

    @Column(name = "plan")
    private @Nullable String plan;

    @Column(name = "phase")
    private short phase;

    @Column(name = "chunk")
    private short chunk;

    @Column(name = "attempts")
    private int attempts;

    @Column(name = "next_at")
    private @Nullable Instant nextAt;

    @Column(name = "answerable")
    private boolean answerable;

    @Column(name = "error_cause")
    private @Nullable Integer errorCause;

    @Column(name = "detail")
    private String detail;

    @Column(name = "proof")
    private short proof;

    @Column(name = "alarm")
    private @Nullable String alarm;

    @Column(name = "transmissions")
    private int transmissions;

    @Column(name = "sent_at")
    private @Nullable Instant sentAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @SuppressWarnings("NullAway.Init")
    protected StoredOperation() {}

    /** What the row says of the operation itself. */
    public Operation operation() {
        return new Operation(
                id,
                new SessionKey(nasId, SessionKey.reported(acctSessionId)),
                Lane.of(lane),
                Origin.of(origin),
                Wanted.of(wanted),
                dueAt,
                giveUpAt,
                OperationState.of(state),
                plan == null ? null : OperationPlan.of(plan),
                new Progress(
                        Phase.of(phase),
                        chunk,
                        attempts,
                        nextAt,
                        answerable,
                        errorCause,
                        detail,
                        Proof.of(proof),
                        alarm == null ? null : Alarm.valueOf(alarm)));
    }

    public UUID id() {
        return id;
    }

    public long nasId() {
        return nasId;
    }

    public UUID subscriberSessionId() {
        return subscriberSessionId;
    }

    public @Nullable Long subscriberId() {
        return subscriberId;
    }

    public String login() {
        return login;
    }

    /** User or RADIUS client that ordered it; null if Sluice did by itself. */
    public @Nullable String orderedBy() {
        return orderedBy;
    }

    public Instant orderedAt() {
        return orderedAt;
    }

    /** How often a packet of it left, retransmissions included. */
    public int transmissions() {
        return transmissions;
    }

    /** When its last packet left for the first time; null before. */
    public @Nullable Instant sentAt() {
        return sentAt;
    }

    public @Nullable Instant endedAt() {
        return endedAt;
    }
}
