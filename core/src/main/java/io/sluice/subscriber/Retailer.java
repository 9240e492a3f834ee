package io.sluice.subscriber;

import jakarta.persistence.Cacheable;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A provider: top of a tree of subscribers and owner of realms.
 *
 * <p>An operator makes it and gives it realms; each realm belongs to one retailer. It is deleted only when it has no
 * subscribers any more. Nothing about it is sent to a NAS, so changes are immediate.
 */
@Entity
@Cacheable
@Table(name = "retailer")
public class Retailer {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "name", nullable = false, length = 64)
    private String name;

    @Column(name = "zone", nullable = false, length = 64)
    private String zone;

    @Version
    @Column(name = "version")
    private int version;

    @ElementCollection
    @CollectionTable(name = "retailer_realm", joinColumns = @JoinColumn(name = "retailer_id"))
    @Column(name = "realm", nullable = false, length = 253)
    private Set<String> realms = new HashSet<>();

    @SuppressWarnings("NullAway.Init")
    protected Retailer() {}

    public Retailer(String name, ZoneId zone) {
        this.name = name;
        this.zone = zone.getId();
    }

    /** Says which realms are its own from now on. */
    public void own(Collection<RealmName> newRealms) {
        Set<String> names = newRealms.stream().map(RealmName::value).collect(Collectors.toSet());
        realms.retainAll(names);
        realms.addAll(names);
    }

    public void standIn(ZoneId newZone) {
        zone = newZone.getId();
    }

    /** Null before it is stored. */
    public @Nullable Long id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** Where wall-clock rules of its subscribers are read, unless these stand elsewhere. */
    public ZoneId zone() {
        return ZoneId.of(zone);
    }

    public Set<RealmName> realms() {
        return realms.stream().map(RealmName::new).collect(Collectors.toUnmodifiableSet());
    }

    /** Counts changes, for optimistic locking and ETags. */
    public int version() {
        return version;
    }
}
