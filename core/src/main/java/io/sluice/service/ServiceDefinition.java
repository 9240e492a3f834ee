package io.sluice.service;

import jakarta.persistence.Cacheable;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product that subscribers can hold, named as the router names it.
 *
 * <p>Made with its first version. A change appends a version ({@link #revise}); the ones before stay as they are, for
 * service sessions go on under the version they began with. The change touches activations from then on, and nothing on
 * the network at once. It is deleted only while no subscription and no session refers to it.
 */
@Entity
@Cacheable
@Table(name = "service_definition")
public class ServiceDefinition {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "name", nullable = false, length = 64, updatable = false)
    private String name;

    @Version
    @Column(name = "version")
    private int version;

    // Owned from this side, so that a further version counts as a change of the definition.
    @OneToMany(cascade = CascadeType.ALL)
    @JoinColumn(name = "service_id", nullable = false, updatable = false)
    @OrderBy("number")
    private List<ServiceVersion> versions = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected ServiceDefinition() {}

    /**
     * @param name what stands before the parenthesis of an activation string
     */
    public ServiceDefinition(String name, ServiceTerms terms, Instant now) {
        this.name = ServiceCall.requireName(name);
        this.versions.add(new ServiceVersion(this, 1, terms, now));
    }

    /**
     * Makes what later activations use. Terms equal to the current ones change nothing.
     *
     * @return the version that is current now
     */
    public ServiceVersion revise(ServiceTerms terms, Instant now) {
        if (current().terms().equals(terms)) {
            return current();
        }
        versions.add(new ServiceVersion(this, current().number() + 1, terms, now));
        return current();
    }

    /** Null before it is stored. */
    public @Nullable Long id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** Counts changes, for optimistic locking and ETags. */
    public int version() {
        return version;
    }

    /** The version that activations use now. */
    public ServiceVersion current() {
        return versions.get(versions.size() - 1);
    }

    /** All versions, oldest first. */
    public List<ServiceVersion> versions() {
        return List.copyOf(versions);
    }
}
