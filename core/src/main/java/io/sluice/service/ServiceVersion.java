package io.sluice.service;

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
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a service was at one time. Made by {@link ServiceDefinition#revise}, never changed: a service session keeps the
 * version it was activated with, as a router keeps the macro file it compiled.
 */
@Entity
@Table(name = "service_version")
public class ServiceVersion {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "service_id", insertable = false, updatable = false)
    private ServiceDefinition definition;

    @Column(name = "number", updatable = false)
    private int number;

    @Column(name = "mutex_group", updatable = false)
    private @Nullable Integer mutexGroup;

    @Enumerated(EnumType.STRING)
    @Column(name = "interface_type", nullable = false, length = 16, updatable = false)
    private InterfaceType interfaceType;

    @Column(name = "required_at_login", updatable = false)
    private boolean requiredAtLogin;

    @Enumerated(EnumType.STRING)
    @Column(name = "authorization_by", nullable = false, length = 16, updatable = false)
    private Authorization authorization;

    @Embedded
    private ServiceLimits defaults;

    @Enumerated(EnumType.STRING)
    @Column(name = "limit_action", length = 16, updatable = false)
    private LimitAction.@Nullable Kind limitAction;

    @Column(name = "limit_switch_to", length = 247, updatable = false)
    private @Nullable String limitSwitchTo;

    @Column(name = "limit_notify_at", length = 64, updatable = false)
    private @Nullable String limitNotifyAt;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @ElementCollection
    @CollectionTable(name = "service_parameter", joinColumns = @JoinColumn(name = "version_id"))
    @OrderColumn(name = "position")
    private List<ServiceParameter> parameters = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "service_rendering", joinColumns = @JoinColumn(name = "version_id"))
    @OrderColumn(name = "position")
    private List<ServiceRendering> renderings = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected ServiceVersion() {}

    ServiceVersion(ServiceDefinition definition, int number, ServiceTerms terms, Instant createdAt) {
        this.definition = definition;
        this.number = number;
        this.mutexGroup = terms.mutexGroup();
        this.interfaceType = terms.interfaceType();
        this.requiredAtLogin = terms.requiredAtLogin();
        this.authorization = terms.authorization();
        this.defaults = terms.defaults();
        this.limitAction = terms.onLimit().kind();
        this.limitSwitchTo = terms.onLimit().switchTo();
        this.limitNotifyAt = terms.onLimit().marksText();
        this.parameters.addAll(terms.parameters());
        this.renderings.addAll(terms.renderings());
        this.createdAt = createdAt;
    }

    /** Null before it is stored. */
    public @Nullable Long id() {
        return id;
    }

    public ServiceDefinition definition() {
        return definition;
    }

    /** 1 for the first version of a definition, and so on without gap. */
    public int number() {
        return number;
    }

    /** The services of one group exclude each other; empty for a service that excludes none. */
    public OptionalInt mutexGroup() {
        return mutexGroup == null ? OptionalInt.empty() : OptionalInt.of(mutexGroup);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public ServiceTerms terms() {
        return new ServiceTerms(
                parameters,
                mutexGroup,
                interfaceType,
                requiredAtLogin,
                authorization,
                defaults,
                LimitAction.stored(limitAction, limitSwitchTo, limitNotifyAt),
                renderings);
    }
}
