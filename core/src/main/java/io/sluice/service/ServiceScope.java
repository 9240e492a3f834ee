package io.sluice.service;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What holds for services in a part of the network or among some subscribers: texts in the place of parameters, and, if it is
 * exclusive, that its services are offered there only.
 *
 * <p>Made and changed as a whole by an operator; each change counts for activations from two seconds later on and touches
 * nothing that runs. While it names a service, a NAS, a retailer or a subscriber, that cannot be removed: a scope that lost
 * its last NAS would hold everywhere.
 */
@Entity
@Table(name = "service_scope")
public class ServiceScope {

    /** Least and greatest precedence; the lower number counts first. */
    public static final int MAX_PRECEDENCE = 1_000_000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "name", nullable = false, length = 64, updatable = false)
    private String name;

    @Column(name = "precedence")
    private int precedence;

    @Column(name = "exclusive")
    private boolean exclusive;

    @Version
    @Column(name = "version")
    private int version;

    @ElementCollection
    @CollectionTable(name = "service_scope_service", joinColumns = @JoinColumn(name = "scope_id"))
    @Column(name = "service_id", nullable = false)
    private Set<Long> services = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "service_scope_substitution", joinColumns = @JoinColumn(name = "scope_id"))
    @MapKeyColumn(name = "name", length = 64)
    @Column(name = "replacement", nullable = false, length = 128)
    private Map<String, String> substitutions = new HashMap<>();

    @ElementCollection
    @CollectionTable(name = "service_scope_nas", joinColumns = @JoinColumn(name = "scope_id"))
    @Column(name = "nas_id", nullable = false)
    private Set<Long> nases = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "service_scope_retailer", joinColumns = @JoinColumn(name = "scope_id"))
    @Column(name = "retailer_id", nullable = false)
    private Set<Long> retailers = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "service_scope_subscriber", joinColumns = @JoinColumn(name = "scope_id"))
    @Column(name = "subscriber_id", nullable = false)
    private Set<Long> subscribers = new HashSet<>();

    @SuppressWarnings("NullAway.Init")
    protected ServiceScope() {}

    /** One that holds everywhere, for every service, and says nothing. */
    public ServiceScope(String name) {
        this.name = name;
    }

    /**
     * Which activations it is about, by ids; an empty set of services means all, and so does one of NASes; retailers and
     * subscribers together mean all if both are empty.
     *
     * @param subscribers nodes of the tree, each with everything below it
     */
    public record Reach(Set<Long> services, Set<Long> nases, Set<Long> retailers, Set<Long> subscribers) {

        public Reach {
            services = Set.copyOf(services);
            nases = Set.copyOf(nases);
            retailers = Set.copyOf(retailers);
            subscribers = Set.copyOf(subscribers);
        }
    }

    /**
     * @param newPrecedence 0–1 000 000; of two scopes that hold the lower number counts first
     */
    public void rank(int newPrecedence) {
        if (newPrecedence < 0 || newPrecedence > MAX_PRECEDENCE) {
            throw new IllegalArgumentException("a precedence is 0–" + MAX_PRECEDENCE + ", not " + newPrecedence);
        }
        precedence = newPrecedence;
    }

    /**
     * Says what it is about.
     *
     * @param newExclusive whether the services it names are offered only where it, or another exclusive one of theirs, holds
     */
    public void reach(Reach reach, boolean newExclusive) {
        if (newExclusive && reach.services().isEmpty()) {
            throw new IllegalArgumentException("an exclusive scope names its services");
        }
        exclusive = newExclusive;
        replace(services, reach.services());
        replace(nases, reach.nases());
        replace(retailers, reach.retailers());
        replace(subscribers, reach.subscribers());
    }

    private static void replace(Set<Long> before, Set<Long> after) {
        before.retainAll(after);
        before.addAll(after);
    }

    /** Puts these texts in the place of parameters, by name. */
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

    public String name() {
        return name;
    }

    public int precedence() {
        return precedence;
    }

    public boolean exclusive() {
        return exclusive;
    }

    public Reach reach() {
        return new Reach(services, nases, retailers, subscribers);
    }

    public Map<String, String> substitutions() {
        return Map.copyOf(substitutions);
    }

    /** Counts changes, for optimistic locking and ETags. */
    public int version() {
        return version;
    }
}
