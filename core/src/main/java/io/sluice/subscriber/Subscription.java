package io.sluice.subscriber;

import io.sluice.service.ServiceDefinition;
import io.sluice.service.ServiceLimits;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
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
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber's right to a service, with what is particular for this subscriber.
 *
 * <p>Made active, to be activated by hand. It may be set to start with every login, in an order among its siblings; be
 * suspended and resumed; be hidden. Each change counts from the next activation on: a service session that is running
 * keeps what it was started with. Deleting it ends nothing either.
 */
@Entity
@Table(name = "subscription")
public class Subscription {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "subscriber_id", updatable = false)
    private Subscriber subscriber;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "service_id", updatable = false)
    private ServiceDefinition service;

    @Column(name = "name", nullable = false, length = 64, updatable = false)
    private String name;

    @Enumerated(EnumType.STRING)
    @Column(name = "trigger_by", nullable = false, length = 24)
    private ActivationTrigger trigger = ActivationTrigger.MANUAL;

    @Column(name = "activation_order")
    private int activationOrder;

    @Enumerated(EnumType.STRING)
    @Column(name = "status", nullable = false, length = 16)
    private SubscriptionStatus status = SubscriptionStatus.ACTIVE;

    @Embedded
    private @Nullable ServiceLimits limits;

    @Version
    @Column(name = "version")
    private int version;

    @ElementCollection
    @CollectionTable(name = "subscription_substitution", joinColumns = @JoinColumn(name = "subscription_id"))
    @MapKeyColumn(name = "name", length = 64)
    @Column(name = "replacement", nullable = false, length = 128)
    private Map<String, String> substitutions = new HashMap<>();

    @SuppressWarnings("NullAway.Init")
    protected Subscription() {}

    /**
     * @param name unique among the subscriber's subscriptions; by custom the service's name
     */
    public Subscription(Subscriber subscriber, ServiceDefinition service, String name) {
        this.subscriber = subscriber;
        this.service = service;
        this.name = name;
    }

    /**
     * Starts it with every login.
     *
     * @param order place among the subscriber's, lowest first; equal ones by name
     */
    public void activateOnLogin(int order) {
        trigger = ActivationTrigger.ACTIVATE_ON_LOGIN;
        activationOrder = order;
    }

    /** Starts it only when somebody asks for it. */
    public void activateByHand() {
        trigger = ActivationTrigger.MANUAL;
    }

    public void suspend() {
        status = SubscriptionStatus.SUSPENDED;
    }

    public void resume() {
        status = SubscriptionStatus.ACTIVE;
    }

    public void hide() {
        status = SubscriptionStatus.HIDDEN;
    }

    /** Limits activations from now on; what it does not say is the definition's affair. */
    public void limit(ServiceLimits newLimits) {
        limits = newLimits;
    }

    /** Puts these texts in the place of the service's parameters, by name. */
    public void substitute(Map<String, String> newSubstitutions) {
        substitutions.keySet().retainAll(newSubstitutions.keySet());
        substitutions.putAll(newSubstitutions);
    }

    /** Null before it is stored. */
    public @Nullable Long id() {
        return id;
    }

    public Subscriber subscriber() {
        return subscriber;
    }

    public ServiceDefinition service() {
        return service;
    }

    public String name() {
        return name;
    }

    public ActivationTrigger trigger() {
        return trigger;
    }

    public int activationOrder() {
        return activationOrder;
    }

    public SubscriptionStatus status() {
        return status;
    }

    public ServiceLimits limits() {
        // Hibernate makes null of an embeddable without values.
        return limits == null ? ServiceLimits.NONE : limits;
    }

    public Map<String, String> substitutions() {
        return Map.copyOf(substitutions);
    }

    /** Counts changes, for optimistic locking and ETags. */
    public int version() {
        return version;
    }
}
