package io.sluice.service;

import java.util.Optional;

/**
 * Finds what a service is, by name or by version, without asking the database where that can be avoided: the port of
 * whoever plans, renders or checks activations. Safe for many threads.
 */
public interface ServiceDirectory {

    /** Knows no service. */
    ServiceDirectory EMPTY = new ServiceDirectory() {
        @Override
        public Optional<ServiceFacts> current(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<ServiceFacts> version(long versionId) {
            return Optional.empty();
        }
    };

    /**
     * What activations use now.
     *
     * @param name what stands before the parenthesis of an activation string
     * @return empty for a service that we do not define; a record may name such ones
     */
    Optional<ServiceFacts> current(String name);

    /**
     * The same for an order, which may follow the service's making at once: what memory does not know is looked for where it is
     * stored.
     */
    default Optional<ServiceFacts> newest(String name) {
        return current(name);
    }

    /**
     * What a service was in one version; also in one that is no longer current, for what runs keeps its own.
     *
     * @param versionId of {@link ServiceVersion#id}
     */
    Optional<ServiceFacts> version(long versionId);

    /** What holds for services in parts of the network and among some subscribers. */
    default ServiceScopes scopes() {
        return ServiceScopes.NONE;
    }
}
