package io.sluice.schedule;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as it is kept: whose it is, and the text that was written.
 *
 * <p>An operator makes it for an owner, which it keeps; from then on it is replaced as a whole. It goes with its owner, or
 * before. What it changed in the network stays as it is.
 */
@Entity
@Table(name = "service_schedule")
public class StoredSchedule {

    /** Most characters of the text. */
    public static final int LONGEST_DOCUMENT = 200_000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "name", nullable = false, length = 64)
    private String name;

    @Enumerated(EnumType.STRING)
    @Column(name = "owner_kind", nullable = false, length = 24, updatable = false)
    private OwnerKind ownerKind;

    @Column(name = "owner_key", nullable = false, length = 64, updatable = false)
    private String ownerKey;

    @Column(name = "scope_id", updatable = false)
    private @Nullable Long scopeId;

    @Column(name = "retailer_id", updatable = false)
    private @Nullable Long retailerId;

    @Column(name = "subscriber_id", updatable = false)
    private @Nullable Long subscriberId;

    @Column(name = "enabled", nullable = false)
    private boolean enabled;

    @Column(name = "document", nullable = false, length = LONGEST_DOCUMENT)
    private String document = "";

    @Version
    @Column(name = "version")
    private int version;

    @ElementCollection
    @CollectionTable(name = "service_schedule_service", joinColumns = @JoinColumn(name = "schedule_id"))
    @Column(name = "service", nullable = false, length = 64)
    private Set<String> services = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "service_schedule_holidays", joinColumns = @JoinColumn(name = "schedule_id"))
    @Column(name = "calendar", nullable = false, length = 64)
    private Set<String> holidays = new HashSet<>();

    @SuppressWarnings("NullAway.Init")
    protected StoredSchedule() {}

    /**
     * @param ownerId of the scope, retailer or node; null for services
     */
    public StoredSchedule(OwnerKind ownerKind, @Nullable Long ownerId) {
        this.ownerKind = ownerKind;
        this.ownerKey = keyOf(ownerKind, ownerId);
        this.name = "";
        switch (ownerKind) {
            case SERVICE -> {}
            case SCOPE -> this.scopeId = ownerId;
            case RETAILER -> this.retailerId = ownerId;
            case ENTERPRISE, SITE, SUBSCRIBER -> this.subscriberId = ownerId;
            case SUBSCRIBER_SESSION -> throw new IllegalArgumentException("schedules of a session are not kept");
        }
    }

    /** How an owner is told from all others. */
    public static String keyOf(OwnerKind kind, @Nullable Long id) {
        return kind.collection() + '/' + (id == null ? "global" : id.toString());
    }

    /**
     * Replaces what it says.
     *
     * @param newDocument the same schedule as text
     */
    public void write(ServiceSchedule schedule, String newDocument) {
        if (newDocument.length() > LONGEST_DOCUMENT) {
            throw new IllegalArgumentException("a schedule has at most " + LONGEST_DOCUMENT + " characters");
        }
        name = schedule.name();
        enabled = schedule.enabled();
        document = newDocument;
        keep(services, schedule.services());
        keep(holidays, schedule.holidays());
    }

    private static void keep(Set<String> kept, Set<String> wanted) {
        kept.retainAll(wanted);
        kept.addAll(wanted);
    }

    /** Null before it is stored. */
    public @Nullable Long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public OwnerKind ownerKind() {
        return ownerKind;
    }

    public String ownerKey() {
        return ownerKey;
    }

    public @Nullable Long scopeId() {
        return scopeId;
    }

    public @Nullable Long retailerId() {
        return retailerId;
    }

    public @Nullable Long subscriberId() {
        return subscriberId;
    }

    public String document() {
        return document;
    }

    /** Counts changes, for optimistic locking and ETags. */
    public int version() {
        return version;
    }
}
