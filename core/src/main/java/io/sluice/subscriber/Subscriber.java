package io.sluice.subscriber;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A node of the tree below a retailer: a folder, an enterprise, a site, or a line that logs in.
 *
 * <p>An operator or the provider's systems make it, active, below a parent of the same retailer; where it stands and what
 * it is called is then fixed. A line is given a login with a credential and a record. Suspended, it may not log in until
 * it is resumed. All changes count from the next login on, a second after their commit at the latest; sessions that are
 * open stay as they are until somebody changes them by name. It is deleted only without children and open sessions; its
 * accounting stays.
 */
@Entity
@Table(name = "subscriber")
public class Subscriber {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "retailer_id", updatable = false)
    private Retailer retailer;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "parent_id", updatable = false)
    private @Nullable Subscriber parent;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind", nullable = false, length = 16, updatable = false)
    private SubscriberKind kind;

    @Column(name = "name", nullable = false, length = 253, updatable = false)
    private String name;

    @Column(name = "login", length = 253)
    private @Nullable String login;

    @Column(name = "credential")
    private byte @Nullable [] encryptedCredential;

    @Enumerated(EnumType.STRING)
    @Column(name = "status", nullable = false, length = 16)
    private SubscriberStatus status = SubscriberStatus.ACTIVE;

    @Column(name = "zone", length = 64)
    private @Nullable String zone;

    @Column(name = "concurrency")
    private @Nullable Integer concurrency;

    @Version
    @Column(name = "version")
    private int version;

    @ElementCollection
    @CollectionTable(name = "record_attribute", joinColumns = @JoinColumn(name = "subscriber_id"))
    @OrderColumn(name = "position")
    private List<RecordAttribute> attributes = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "record_service", joinColumns = @JoinColumn(name = "subscriber_id"))
    @OrderBy("tag")
    private List<RecordService> services = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "subscriber_substitution", joinColumns = @JoinColumn(name = "subscriber_id"))
    @MapKeyColumn(name = "name", length = 64)
    @Column(name = "replacement", nullable = false, length = 128)
    private Map<String, String> substitutions = new HashMap<>();

    @SuppressWarnings("NullAway.Init")
    protected Subscriber() {}

    /** A node directly below its retailer. */
    public Subscriber(Retailer retailer, SubscriberKind kind, String name) {
        this.retailer = retailer;
        this.kind = kind;
        this.name = name;
    }

    /** A node below another one, of the same retailer. */
    public Subscriber(Subscriber parent, SubscriberKind kind, String name) {
        if (!kind.mayStandBelow(parent.kind)) {
            throw new IllegalArgumentException(
                    "a node of kind " + kind + " does not stand below one of kind " + parent.kind);
        }
        this.retailer = parent.retailer;
        this.parent = parent;
        this.kind = kind;
        this.name = name;
    }

    /**
     * Lets it log in under this name, which is unique everywhere and compared octet for octet.
     *
     * @param newLogin 1–253 octets in UTF-8, without NUL
     * @param newEncryptedCredential the password as the vault encrypted it, null for none: then it is always refused
     */
    public void logInAs(String newLogin, byte @Nullable [] newEncryptedCredential) {
        if (!kind.mayLogIn()) {
            throw new IllegalStateException("a subscriber of kind " + kind + " does not log in");
        }
        login = Login.require(newLogin);
        replaceCredential(newEncryptedCredential);
    }

    /** Takes another password from the next login on; null for none. */
    public void replaceCredential(byte @Nullable [] newEncryptedCredential) {
        encryptedCredential = newEncryptedCredential == null ? null : newEncryptedCredential.clone();
    }

    /** Refuses further logins; open sessions go on. */
    public void suspend() {
        status = SubscriberStatus.SUSPENDED;
    }

    public void resume() {
        status = SubscriberStatus.ACTIVE;
    }

    /**
     * @param sessions how many sessions it may have at a time, at least 1
     */
    public void limitConcurrency(int sessions) {
        if (sessions < 1) {
            throw new IllegalArgumentException("a subscriber may have at least 1 session, not " + sessions);
        }
        concurrency = sessions;
    }

    /** Lets it have any number of sessions. */
    public void unlimitConcurrency() {
        concurrency = null;
    }

    /** Says where its wall-clock rules are read; null for where its parent stands. */
    public void standIn(@Nullable ZoneId newZone) {
        zone = newZone == null ? null : newZone.getId();
    }

    /** Sends another record from the next login on. */
    public void replaceRecord(SubscriberRecord record) {
        if (record.equals(record())) {
            return;
        }
        attributes.clear();
        attributes.addAll(record.attributes());
        services.clear();
        services.addAll(record.services());
    }

    /** Puts these texts in the place of services' parameters, by name, for itself and for everything below it. */
    public void substitute(Map<String, String> newSubstitutions) {
        // Put again, the same text would count as a change.
        if (!substitutions.equals(newSubstitutions)) {
            substitutions.keySet().retainAll(newSubstitutions.keySet());
            substitutions.putAll(newSubstitutions);
        }
    }

    /** Null before it is stored. */
    public @Nullable Long id() {
        return id;
    }

    public Retailer retailer() {
        return retailer;
    }

    public Optional<Subscriber> parent() {
        return Optional.ofNullable(parent);
    }

    public SubscriberKind kind() {
        return kind;
    }

    public String name() {
        return name;
    }

    public Optional<String> login() {
        return Optional.ofNullable(login);
    }

    public Optional<byte[]> encryptedCredential() {
        return encryptedCredential == null ? Optional.empty() : Optional.of(encryptedCredential.clone());
    }

    public SubscriberStatus status() {
        return status;
    }

    /** How many sessions it may have at a time; empty for any number. */
    public OptionalInt concurrency() {
        return concurrency == null ? OptionalInt.empty() : OptionalInt.of(concurrency);
    }

    /** Where it stands: its own zone, else its parent's, else its retailer's. */
    public ZoneId zone() {
        if (zone != null) {
            return ZoneId.of(zone);
        }
        return parent != null ? parent.zone() : retailer.zone();
    }

    /** What was said of itself; empty if it stands where its parent does. */
    public Optional<ZoneId> ownZone() {
        return Optional.ofNullable(zone).map(ZoneId::of);
    }

    public SubscriberRecord record() {
        return new SubscriberRecord(attributes, services);
    }

    /** What it says itself; the nodes above it may say more, see {@link io.sluice.service.Substitutions}. */
    public Map<String, String> substitutions() {
        return Map.copyOf(substitutions);
    }

    /** Counts changes, for optimistic locking and ETags. */
    public int version() {
        return version;
    }
}
