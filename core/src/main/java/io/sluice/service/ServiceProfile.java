package io.sluice.service;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A named set of limits for activations (JunosE: service session profile), so that one service can be given for five hours to one
 * subscriber and for ten to another. An operator makes it, and may change or remove it at any time: an activation takes what it says
 * when it is ordered and does not follow it later.
 */
@Entity
@Table(name = "service_profile")
public class ServiceProfile {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "name", nullable = false, length = 64, updatable = false)
    private String name;

    @Embedded
    private @Nullable ServiceLimits limits;

    @Version
    @Column(name = "version")
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected ServiceProfile() {}

    public ServiceProfile(String name, ServiceLimits limits) {
        this.name = name;
        this.limits = limits;
    }

    /** Sets other limits from the next activation on. */
    public void limit(ServiceLimits newLimits) {
        limits = newLimits;
    }

    public String name() {
        return name;
    }

    public ServiceLimits limits() {
        return Objects.requireNonNullElse(limits, ServiceLimits.NONE);
    }

    /** Counts changes, for optimistic locking and ETags. */
    public int version() {
        return version;
    }
}
