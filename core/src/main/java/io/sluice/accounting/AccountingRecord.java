package io.sluice.accounting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An accounting request as it was received, and our reading of it. To be read only: written once, by whole batches, and
 * never changed but for its flags. The key makes a retransmission the same record.
 */
@Entity
@Table(name = "accounting_record")
@IdClass(AccountingRecord.Key.class)
public class AccountingRecord {

    @Id
    @Column(name = "acct_session_id")
    private String acctSessionId;

    @Id
    @Column(name = "event_day")
    private LocalDate eventDay;

    @Id
    @Column(name = "fingerprint")
    private long fingerprint;

    @Column(name = "nas_id")
    private long nasId;

    @Column(name = "status_type")
    private short statusType;

    @Column(name = "event_at")
    private Instant eventAt;

    @Column(name = "claimed_at")
    private @Nullable Instant claimedAt;

    @Column(name = "received_at")
    private Instant receivedAt;

    @Column(name = "delay_seconds")
    private long delaySeconds;

    @Column(name = "login")
    private String login;

    @Column(name = "subscriber_id")
    private @Nullable Long subscriberId;

    @Column(name = "service_session")
    private @Nullable String serviceSession;

    @Column(name = "parent_session_id")
    private @Nullable String parentSessionId;

    @Column(name = "session_time")
    private @Nullable Long sessionTime;

    @Column(name = "input_octets")
    private @Nullable Long inputOctets;

    @Column(name = "output_octets")
    private @Nullable Long outputOctets;

    @Column(name = "input_packets")
    private @Nullable Long inputPackets;

    @Column(name = "output_packets")
    private @Nullable Long outputPackets;

    @Column(name = "terminate_cause")
    private @Nullable Integer terminateCause;

    /** Set later, by whoever has compared it with others. */
    @Column(name = "flags")
    private int flags;

    @Column(name = "attributes")
    private byte[] attributes;

    @SuppressWarnings("NullAway.Init")
    protected AccountingRecord() {}

    public String acctSessionId() {
        return acctSessionId;
    }

    public LocalDate eventDay() {
        return eventDay;
    }

    public long fingerprint() {
        return fingerprint;
    }

    public long nasId() {
        return nasId;
    }

    public short statusType() {
        return statusType;
    }

    public Instant eventAt() {
        return eventAt;
    }

    public @Nullable Instant claimedAt() {
        return claimedAt;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    public long delaySeconds() {
        return delaySeconds;
    }

    public String login() {
        return login;
    }

    public @Nullable Long subscriberId() {
        return subscriberId;
    }

    public @Nullable String serviceSession() {
        return serviceSession;
    }

    public @Nullable String parentSessionId() {
        return parentSessionId;
    }

    public @Nullable Long sessionTime() {
        return sessionTime;
    }

    public @Nullable Long inputOctets() {
        return inputOctets;
    }

    public @Nullable Long outputOctets() {
        return outputOctets;
    }

    public @Nullable Long inputPackets() {
        return inputPackets;
    }

    public @Nullable Long outputPackets() {
        return outputPackets;
    }

    public @Nullable Integer terminateCause() {
        return terminateCause;
    }

    /** What is odd about it, as far as it has been compared with others. */
    public Set<RecordFlag> flags() {
        return RecordFlag.of(flags);
    }

    public byte[] attributes() {
        return attributes.clone();
    }

    /** What identifies a record. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private String acctSessionId;
        private LocalDate eventDay;
        private long fingerprint;

        @SuppressWarnings("NullAway.Init")
        protected Key() {}

        public Key(String acctSessionId, LocalDate eventDay, long fingerprint) {
            this.acctSessionId = acctSessionId;
            this.eventDay = eventDay;
            this.fingerprint = fingerprint;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && fingerprint == key.fingerprint
                    && acctSessionId.equals(key.acctSessionId)
                    && eventDay.equals(key.eventDay);
        }

        @Override
        public int hashCode() {
            return Objects.hash(acctSessionId, eventDay, fingerprint);
        }
    }
}
