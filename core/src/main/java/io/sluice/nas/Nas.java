package io.sluice.nas;

import jakarta.persistence.Cacheable;
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
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What sessions belong to and what CoA-Requests go to: a broadband gateway or any other RADIUS client.
 *
 * <p>An operator makes it, before or together with the client that speaks for it. It is recognised by NAS-Identifier,
 * then by address, and where neither is known by its client. Each time it says Accounting-On or -Off (or an
 * Acct-Session-Id comes back with a later start) its boot epoch goes up and the sessions of the one before are closed.
 * Changes reach the nodes within a second; live sessions keep going. It is deleted only when no client and no open
 * session refers to it.
 */
@Entity
@Cacheable
@Table(name = "nas")
public class Nas {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "name", nullable = false, length = 64)
    private String name;

    @Enumerated(EnumType.STRING)
    @Column(name = "dialect", nullable = false, length = 16)
    private DialectName dialect;

    @Column(name = "zone", length = 64)
    private @Nullable String zone;

    @Column(name = "coa_address", length = 45)
    private @Nullable String coaAddress;

    @Column(name = "coa_port")
    private @Nullable Integer coaPort;

    @Column(name = "coa_secret")
    private byte @Nullable [] coaSecret;

    @Enumerated(EnumType.STRING)
    @Column(name = "confirmation", nullable = false, length = 16)
    private Confirmation confirmation = Confirmation.LEARN;

    @Enumerated(EnumType.STRING)
    @Column(name = "mutex", nullable = false, length = 16)
    private MutexBy mutex = MutexBy.SLUICE;

    @Column(name = "silence_seconds")
    private @Nullable Long silenceSeconds;

    /** Written where accounting is stored. */
    @Column(name = "boot_epoch", updatable = false)
    private int bootEpoch;

    @Version
    @Column(name = "version")
    private int version;

    @ElementCollection
    @CollectionTable(name = "nas_identifier", joinColumns = @JoinColumn(name = "nas_id"))
    @Column(name = "identifier", nullable = false, length = 253)
    private Set<String> identifiers = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "nas_address", joinColumns = @JoinColumn(name = "nas_id"))
    @Column(name = "address", nullable = false, length = 45)
    private Set<String> addresses = new HashSet<>();

    @SuppressWarnings("NullAway.Init")
    protected Nas() {}

    public Nas(String name, DialectName dialect) {
        this.name = name;
        this.dialect = dialect;
    }

    /**
     * Says by what it is recognised in requests.
     *
     * @param identifiers values of NAS-Identifier, each of one NAS only
     * @param addresses NAS-IP-Address or NAS-IPv6-Address in RFC 5952 form, each of one NAS only
     */
    public void recogniseBy(Collection<String> identifiers, Collection<String> addresses) {
        this.identifiers.retainAll(identifiers);
        this.identifiers.addAll(identifiers);
        this.addresses.retainAll(addresses);
        this.addresses.addAll(addresses);
    }

    /** Says where CoA-Requests go. */
    public void reachAt(CoaTarget target) {
        coaAddress = target.address();
        coaPort = target.port();
        coaSecret = target.encryptedSecret();
    }

    /** Sends no CoA-Requests to it any more. */
    public void reachNowhere() {
        coaAddress = null;
        coaPort = null;
        coaSecret = null;
    }

    public void speak(DialectName newDialect) {
        dialect = newDialect;
    }

    public void confirmBy(Confirmation newConfirmation) {
        confirmation = newConfirmation;
    }

    public void excludeBy(MutexBy newMutex) {
        mutex = newMutex;
    }

    public void standIn(@Nullable ZoneId newZone) {
        zone = newZone == null ? null : newZone.getId();
    }

    /** Says after how long without a record a session of it is over; null lets that follow from its interim records. */
    public void countAsSilentAfter(@Nullable Duration silence) {
        silenceSeconds = silence == null ? null : silence.toSeconds();
    }

    /** Null before it is stored. */
    public @Nullable Long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public DialectName dialect() {
        return dialect;
    }

    public Optional<ZoneId> zone() {
        return Optional.ofNullable(zone).map(ZoneId::of);
    }

    public Optional<CoaTarget> coaTarget() {
        return coaAddress == null || coaPort == null || coaSecret == null
                ? Optional.empty()
                : Optional.of(new CoaTarget(coaAddress, coaPort, coaSecret));
    }

    public Confirmation confirmation() {
        return confirmation;
    }

    public MutexBy mutex() {
        return mutex;
    }

    public Optional<Duration> silence() {
        return Optional.ofNullable(silenceSeconds).map(Duration::ofSeconds);
    }

    /** How often it has begun anew since we know it. */
    public int bootEpoch() {
        return bootEpoch;
    }

    /** Counts changes, for optimistic locking and ETags. */
    public int version() {
        return version;
    }

    public Set<String> identifiers() {
        return Set.copyOf(identifiers);
    }

    public Set<String> addresses() {
        return Set.copyOf(addresses);
    }
}
